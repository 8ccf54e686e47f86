using Workspace.Files.Csv;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Reads a file of people: name, address, affiliation, role, from, until and sponsor, in any order, under the headings that people use.</summary>
public static class GuestFile
{
    private static readonly CsvLimits Limits = new(Bytes: 5 * 1024 * 1024, Rows: 5_001, Columns: 40, CellLength: 1_000);

    private static readonly Dictionary<string, string[]> Headings = new(StringComparer.Ordinal)
    {
        ["email"] = ["address", "email", "e-mail", "mail", "email address", "e-mail address"],
        ["name"] = ["name", "full name", "person", "who"],
        ["affiliation"] = ["affiliation", "organisation", "organization", "speaks for", "body", "company"],
        ["role"] = ["role"],
        ["from"] = ["from", "first day", "start", "starts", "begins"],
        ["until"] = ["until", "to", "last day", "end", "ends"],
        ["sponsor"] = ["sponsor", "host"],
    };

    public static async Task<IReadOnlyList<RawGuest>> ReadAsync(Stream content, CancellationToken ct = default)
    {
        try
        {
            return Read(CsvReader.Read(await CsvReader.TakeAsync(content, Limits, ct), Limits));
        }
        catch (CsvRefused refused)
        {
            throw Refusal.Wrong(refused.Message, "File");
        }
    }

    private static IReadOnlyList<RawGuest> Read(CsvFile file)
    {
        if (file.Rows.Count == 0)
        {
            throw Refusal.Wrong("This file has no rows. Choose one with a line for each person.", "File");
        }

        var columns = Columns(file.Rows[0]);
        if (!columns.TryGetValue("email", out var email))
        {
            return WithoutHeadings(file);
        }

        string At(CsvRow row, string column) => columns.TryGetValue(column, out var index) ? row[index].Trim() : "";
        return
        [
            .. file.Rows.Skip(1).Select(row => new RawGuest(row.Line, At(row, "name"), row[email].Trim())
            {
                Affiliation = At(row, "affiliation"),
                Role = At(row, "role"),
                From = At(row, "from"),
                Until = At(row, "until"),
                Sponsor = At(row, "sponsor"),
            }),
        ];
    }

    // A list of addresses, perhaps with names beside them, that nobody gave a heading.
    private static IReadOnlyList<RawGuest> WithoutHeadings(CsvFile file)
    {
        if (!file.Rows[0].Cells.Any(c => c.Text.Contains('@', StringComparison.Ordinal)))
        {
            throw Refusal.Wrong("Give the first row headings, with one named “address”. The others are name, affiliation, role, from, until and sponsor.", "File");
        }

        return [.. file.Rows.SelectMany(row => GuestText.Read(string.Join(' ', row.Cells.Select(c => c.Text))).Select(g => g with { Line = row.Line }))];
    }

    private static Dictionary<string, int> Columns(CsvRow heads)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heads.Cells.Count; i++)
        {
            var head = heads[i].Trim().TrimStart('\uFEFF').ToLowerInvariant();
            if (Headings.FirstOrDefault(h => h.Value.Contains(head, StringComparer.Ordinal)).Key is { } known)
            {
                columns.TryAdd(known, i);
            }
        }

        return columns;
    }
}
