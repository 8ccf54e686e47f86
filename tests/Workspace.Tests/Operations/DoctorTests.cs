using Microsoft.Extensions.DependencyInjection;
using Workspace.Operations;
using Workspace.Tests.Support;

namespace Workspace.Tests.Operations;

/// <summary>The doctor says what is well and what is not.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_sound_installation_is_well()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var said = new StringWriter();

        Assert.True(await w.Server.Services.GetRequiredService<Doctor>().LookAsync(said), said.ToString());
        Assert.Contains("Database   well", said.ToString(), StringComparison.Ordinal);
    }
}
