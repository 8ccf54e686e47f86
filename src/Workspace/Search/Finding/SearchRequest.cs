using System.Globalization;

namespace Workspace.Search.Finding;

/// <summary>What is looked for, and where: all of it stands in the address.</summary>
public sealed record SearchRequest
{
    private const int MostPages = 15;

    public string Text { get; init; } = "";
    public Guid? SpaceId { get; init; }
    public string? Kind { get; init; }

    /// <summary>The name of a person, or a part of it.</summary>
    public string? Person { get; init; }
    public string? Organisation { get; init; }

    /// <summary>Days as they were typed.</summary>
    public string? From { get; init; }
    public string? To { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>Something is looked for.</summary>
    public bool IsAsked => Text.Length > 0 || Narrows;

    public bool Narrows => Person is not null || Organisation is not null || From is not null || To is not null;

    /// <summary>Reads an address; what is too long or unknown is left out.</summary>
    public static SearchRequest Read(IQueryCollection query, Guid? spaceId = null) => new()
    {
        Text = Short(query["q"], SearchText.MostCharacters) ?? "",
        SpaceId = spaceId ?? (Guid.TryParse(query["space"], out var space) ? space : null),
        Kind = Short(query["kind"], 30),
        Person = Short(query["person"], 100),
        Organisation = Short(query["org"], 120),
        From = Short(query["from"], 40),
        To = Short(query["to"], 40),
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, MostPages) : 1,
    };

    /// <summary>The part of the address behind the question mark, with it.</summary>
    /// <param name="spaceIsInPath">Leave the space out: it is named before.</param>
    public string Query(bool spaceIsInPath = false)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("q", Text), ("space", spaceIsInPath ? null : SpaceId?.ToString()), ("kind", Kind), ("person", Person), ("org", Organisation), ("from", From), ("to", To), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        };
        return string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")) is { Length: > 0 } query ? "?" + query : "";
    }

    private static string? Short(string? text, int most) => text?.Trim() is { Length: > 0 } typed ? typed.Length > most ? typed[..most] : typed : null;
}
