using Workspace.Drafts;

namespace Workspace.Tools.Risks.Pages;

/// <summary>The long fields of the form of a risk, kept on the server while somebody types.</summary>
public sealed class RiskDrafts(string prefix)
{
    private static readonly string[] Long = [nameof(RiskForm.Cause), nameof(RiskForm.Consequence), nameof(RiskForm.ResponseText), nameof(RiskForm.Description)];

    private IReadOnlyDictionary<string, KeptDraft> _kept = new Dictionary<string, KeptDraft>();

    public IReadOnlyCollection<string> Keys => [.. Long.Select(Key)];

    /// <summary>For the button that keeps them where there is no script.</summary>
    public IReadOnlyList<(string Key, string Field)> Fields => [.. Long.Select(name => (Key(name), "Form." + name))];

    public string Key(string field) => $"{prefix}-{field.ToLowerInvariant()}";

    public KeptDraft? Of(string field) => _kept.GetValueOrDefault(Key(field));

    /// <summary>Puts what was being typed back into the form.</summary>
    public async Task FillAsync(RiskForm form, DraftQueries drafts, CancellationToken ct)
    {
        _kept = await drafts.GetAsync(Keys, ct);
        form.Cause = Of(nameof(form.Cause))?.Text ?? form.Cause;
        form.Consequence = Of(nameof(form.Consequence))?.Text ?? form.Consequence;
        form.ResponseText = Of(nameof(form.ResponseText))?.Text ?? form.ResponseText;
        form.Description = Of(nameof(form.Description))?.Text ?? form.Description;
    }
}
