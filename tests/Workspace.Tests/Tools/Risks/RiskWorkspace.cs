using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;
using Workspace.Tools.Risks.Import;

namespace Workspace.Tests.Tools.Risks;

/// <summary>What the tests of the register do often.</summary>
internal static class RiskWorkspace
{
    public static readonly RiskDetails Details = new() { Title = "Lenders delay sign-off of the deed template", Category = "Stakeholder", Score = new(4, 3) };

    public static Task<RiskRef> AddRiskAsync(this TestWorkspace w, Actor by, RiskDetails? details = null) =>
        w.DoAsync<RiskActions, RiskRef>(by, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), details ?? Details));

    public static string Risks(this TestWorkspace w, string page = "") => RiskAddresses.To(w.SpaceId, page);

    /// <summary>Sends and confirms a register.</summary>
    public static async Task<int> ImportAsync(this TestWorkspace w, Actor by, string text)
    {
        var id = await w.DoAsync<ImportActions, Guid>(by, a => a.SendAsync(w.SpaceId, "register.csv", new MemoryStream(Encoding.UTF8.GetBytes(text))));
        return await w.DoAsync<ImportActions, int>(by, a => a.ConfirmAsync(w.SpaceId, id));
    }

    public static Task<T> RiskAsync<T>(this TestWorkspace w, Guid id, Func<Risk, T> read) =>
        w.ReadAsync(async db => read(await db.Set<Risk>().AsNoTracking().SingleAsync(r => r.Id == id)));

    public static async Task<RefusalKind> RefusalAsync<TService>(this TestWorkspace w, Actor by, Func<TService, Task> act) where TService : notnull =>
        (await Assert.ThrowsAsync<Refusal>(() => w.DoAsync(by, act))).Kind;
}
