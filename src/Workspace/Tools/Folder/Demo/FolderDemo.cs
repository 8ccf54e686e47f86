using Workspace.Files;
using Workspace.Files.Uploads;
using Workspace.Prose.Markdown;
using Workspace.Prose.Word;
using Workspace.Spaces;

namespace Workspace.Tools.Folder.Demo;

/// <summary>Papers of the example organisation: a few in each space, and some on things of the tools before.</summary>
internal static class FolderDemo
{
    private static readonly string[] Programme = ["1. Two counties take part from April 2027.", "2. Each conveyancer has a test account for six weeks before.", "3. Deeds are kept on paper beside the register until the pilot ends.", "4. The task force decides in October whether the pilot is widened."];
    private static readonly string[] Minutes = ["Present: 18 of 24 organisations.", "The order of the move was discussed; the registers of the north come first.", "Evidence of identity: the Legal Aid Network writes a short paper by the next meeting.", "Next meeting: Room 4 and online."];

    public static async Task FillAsync(DemoSpace space, IServiceProvider services, CancellationToken ct)
    {
        var uploads = services.GetRequiredService<UploadActions>();
        var files = services.GetRequiredService<FileActions>();
        async Task<SpaceFile> SendAsync(Hung on, string name, byte[] bytes, string description = "", string tags = "", Guid? version = null)
        {
            var file = await uploads.SendAsync(space.SpaceId, new(on, version, name, bytes.Length), new MemoryStream(bytes), ct);
            if (description.Length + tags.Length > 0) await files.DescribeAsync(space.SpaceId, file.Id, description, tags, ct);
            return file;
        }

        var own = Hung.OnSpace(space.SpaceId);
        var terms = await SendAsync(own, "Terms of reference.pdf", DemoPdf.Of("Terms of reference", "Draft for the first meeting."));
        await SendAsync(own, "Terms of reference.pdf", DemoPdf.Of("Terms of reference", "What the group is for, who is in it, and how it decides.", "Agreed at the first meeting."), "What the group is for, as agreed at the first meeting", "governance", terms.Id);
        await SendAsync(own, "Minutes of the second meeting.docx", Word("Minutes of the second meeting", Minutes), tags: "minutes");
        await SendAsync(own, "Replies by week.png", DemoPicture.Bars(18, 34, 52, 71, 88, 64, 40), "Replies to the survey of conveyancers, by week", "evidence, survey");
        if (space.Key == "reform") await FillThingsAsync(space, services, SendAsync, ct);
    }

    private static async Task FillThingsAsync(DemoSpace space, IServiceProvider services, Func<Hung, string, byte[], string, string, Guid?, Task<SpaceFile>> send, CancellationToken ct)
    {
        await using var visit = await services.GetRequiredService<SpaceAccess>().EnterAsync(space.SpaceId, Role.Reader, ct: ct);
        foreach (var tool in services.GetRequiredService<Toolbox>().All)
        {
            foreach (var (thing, n) in (await tool.CardsAsync(visit, null, ct)).Reverse().Take(2).Select((card, n) => (new Hung(tool.Key, card.Id), n)))
            {
                if (n == 0) await send(thing, "Programme of the pilot.pdf", DemoPdf.Of("Programme of the pilot", Programme), "Dates and duties of the two counties", "pilot", null);
                else await send(thing, "Figures behind it.csv", "County,Deeds a month,Digital already\nNorthmoor,1420,310\nAshdale,980,95\n"u8.ToArray(), "", "evidence", null);
            }
        }
    }

    private static byte[] Word(string title, IEnumerable<string> lines) => WordWriter.Write(MarkdownReader.Read(string.Join("\n\n", lines.Select(line => $"- {line}"))).Doc, new WordOptions { Title = title }).Bytes;
}
