using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>What administrators settle for the whole organisation.</summary>
public sealed class OrganisationActions(OfficeAccess access)
{
    /// <param name="version">Of the organisation as the form showed it.</param>
    public Task ChangeAsync(string name, string timeZone, SpaceCreation spaceCreation, int version, CancellationToken ct = default) => ChangeAsync(version, organisation =>
    {
        var before = (organisation.Name, organisation.TimeZone, organisation.SpaceCreation);
        organisation.Rename(name, timeZone, spaceCreation);
        return new { from = new { before.Name, before.TimeZone, before.SpaceCreation }, to = new { organisation.Name, organisation.TimeZone, organisation.SpaceCreation } };
    }, ct);

    /// <summary>The texts at the foot of every page; an empty one means the product's own.</summary>
    public Task PublishAsync(string accessibility, string privacy, string terms, int version, CancellationToken ct = default) => ChangeAsync(version, organisation =>
    {
        var before = (organisation.AccessibilityText, organisation.PrivacyText, organisation.TermsText);
        organisation.Publish(accessibility, privacy, terms);
        return new { accessibility = before.AccessibilityText != organisation.AccessibilityText, privacy = before.PrivacyText != organisation.PrivacyText, terms = before.TermsText != organisation.TermsText };
    }, ct);

    /// <summary>Which addresses may be invited.</summary>
    public Task AllowAsync(string? domains, int version, CancellationToken ct = default) => ChangeAsync(version, organisation =>
    {
        var allowed = Invitations.AllowedDomains.Read(domains);
        organisation.Allow(allowed);
        return new { domains = allowed.Names.Count };
    }, ct);

    private async Task ChangeAsync(int version, Func<Organisation, object> change, CancellationToken ct)
    {
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var organisation = await office.OrganisationAsync(stop);
            if (organisation.Version != version)
            {
                throw Refusal.Conflict("Somebody else changed this while you were writing. Copy your text, load the page again and look at both.");
            }

            var facts = change(organisation);
            office.Record(LicensingEvents.OrganisationChanged, organisation.Id, facts);
        }, ct);
    }
}
