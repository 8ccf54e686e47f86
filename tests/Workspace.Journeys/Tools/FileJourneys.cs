using System.Text;
using Microsoft.Playwright;
using Workspace.Spaces.Members;
using Workspace.Tools.Risks;

namespace Workspace.Journeys.Tools;

/// <summary>Files on a risk: chosen, dropped, cut and resumed, seen by the other person at once, and gone with the right.</summary>
public sealed class FileJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    private static readonly byte[] Large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 900_000).Select(n => $"{n:D8}\n")));

    private Guid _risk;

    [Fact]
    public async Task A_chosen_file_goes_on_after_a_cut_and_the_other_sees_it_until_the_right_ends()
    {
        var (ben, rae) = (await AtRiskAsync(W.Ben), await AtRiskAsync(W.Rae));
        var (cut, pieces) = (0, 0);
        await ben.RouteAsync("**/uploads/*?from=*", route => ++pieces == 2 && cut++ == 0 ? route.AbortAsync("connectionreset") : route.ContinueAsync());

        await ben.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "evidence.txt", MimeType = "text/plain", Buffer = Large });
        await ben.ClickAsync(".send button");

        await Expect(rae.Locator("#files")).ToContainTextAsync("evidence.txt");
        await Expect(ben.Locator("#files .rows")).ToContainTextAsync("evidence.txt");
        await Expect(ben.Locator(".sending li")).ToHaveCountAsync(0);
        Assert.Equal(1, cut);
        var download = await rae.RunAndWaitForDownloadAsync(() => rae.ClickAsync("#files a[download]"));
        Assert.Equal(Large.Length, new FileInfo((await download.PathAsync())!).Length);

        await W.DoAsync<MemberActions>(W.Ann, members => members.RemoveAsync(W.SpaceId, W.Rae.Id));
        await Expect(rae.Locator("main")).Not.ToContainTextAsync("evidence.txt");
    }

    [Fact]
    public async Task A_dropped_file_is_attached_and_what_is_not_taken_says_why()
    {
        var ben = await AtRiskAsync(W.Ben);

        await DropAsync(ben, "notes.txt", "Words of the meeting");
        await Expect(ben.Locator("#files .rows")).ToContainTextAsync("notes.txt");

        await DropAsync(ben, "setup.exe", "MZ");
        await Expect(ben.Locator(".sending [role=alert]")).ToContainTextAsync("is a program or a script");

        await DropAsync(ben, "later.txt", "Words of the next meeting");
        await Expect(ben.Locator("#files .rows")).ToContainTextAsync("later.txt"); // though what was refused is still said
        await Expect(ben.Locator(".sending [role=alert]")).ToHaveCountAsync(1);
    }

    private async Task<IPage> AtRiskAsync(Actor actor)
    {
        if (_risk == Guid.Empty)
        {
            _risk = Guid.CreateVersion7();
            await W.DoAsync<RiskActions>(W.Ben, risks => risks.AddAsync(W.SpaceId, _risk, new() { Title = "Lenders delay", Score = new(3, 4) }));
        }

        var page = await (await ArriveAsync(actor)).OpenAsync(RiskAddresses.ToRisk(W.SpaceId, _risk));
        if (actor != W.Rae)
        {
            await Expect(page.Locator(".send.ready")).ToHaveCountAsync(1);
        }

        return page;
    }

    private static async Task DropAsync(IPage page, string name, string words)
    {
        var data = await page.EvaluateHandleAsync("([name, words]) => { const data = new DataTransfer(); data.items.add(new File([words], name)); return data }", new[] { name, words });
        await page.DispatchEventAsync(".send", "drop", new { dataTransfer = data });
    }
}
