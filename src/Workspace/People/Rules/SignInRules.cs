using Workspace.Licensing;
using Workspace.People.Proofs;

namespace Workspace.People.Rules;

/// <summary>What the organisation asks of the accounts that could do most harm.</summary>
public sealed class SignInRules(OfficeAccess access, StepUp stepUp)
{
    /// <summary>How long owners and administrators have to set up a second step, once it is asked for.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    public async Task<DateTimeOffset?> RequiredFromAsync(CancellationToken ct = default)
    {
        await using var office = await access.EnterAsync(ct);
        return (await office.OrganisationAsync(ct)).FactorsRequiredFrom;
    }

    public async Task RequireAsync(bool required, CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var office = await access.EnterAsync(ct);
        await office.SaveAsync(async stop =>
        {
            var organisation = await office.OrganisationAsync(stop);
            if (organisation.FactorsRequiredFrom is not null == required)
            {
                return;
            }

            organisation.RequireFactors(required ? office.Now + Grace : null);
            office.Record(LicensingEvents.OrganisationChanged, organisation.Id, new { secondStep = required ? "required of owners and administrators" : "left to each" });
        }, ct);
    }
}
