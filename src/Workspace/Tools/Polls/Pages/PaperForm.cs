using System.Globalization;
using Microsoft.AspNetCore.Http;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Pages;

/// <summary>What the form of a ballot posts: "choice" for each that is ticked, "mark-3" for the mark of the third, words, a reason, the receipt code.</summary>
public sealed record PaperForm(Paper Paper, string? Code, Guid? Line)
{
    private const string Mark = "mark-";

    public static PaperForm Read(IFormCollection form)
    {
        var marks = new Dictionary<int, int>();
        foreach (var choice in form["choice"]) if (Number(choice) is { } number) marks[number] = 1;
        foreach (var field in form.Where(f => f.Key.StartsWith(Mark, StringComparison.Ordinal)))
        {
            if (Number(field.Key[Mark.Length..]) is { } choice && !string.IsNullOrWhiteSpace(field.Value)) marks[choice] = Number(field.Value) ?? -1;
        }

        var words = form.ContainsKey("answer") ? [form["answer"].ToString()] : form["word"].Select(w => w ?? "").ToArray();
        return new(new(marks, words, form["reason"].ToString()), form["code"].ToString(), Guid.TryParse(form["line"], out var line) ? line : null);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
