using Microsoft.EntityFrameworkCore;
using Workspace.Files;
using Workspace.Tests.Files;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Forums;
using Workspace.Tests.Tools.Polls;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Search;

/// <summary>Files with marker words: in their names, in what is said of them, in them; on things that all members see, and on things that they do not.</summary>
internal sealed record PlantedPapers(IReadOnlyList<Guid> Open, IReadOnlyList<Guid> Shut)
{
    /// <summary>What every member meets.</summary>
    public static readonly string[] Seen = ["zebraname", "zebrasaid", "zebratag", "zebrapdf", "zebraword", "zebrasheet", "zebraonpage", "zebraondoc", "zebraonrisk", "zebraonpoll", "zebraonthread", "zebraonpost"];

    /// <summary>What hangs on a draft, on a hidden or deleted post, on a page that was thrown away, and what was deleted itself.</summary>
    public static readonly string[] Unseen = ["quaggadraft", "quaggahidden", "quaggapost", "quaggathrown", "quaggadeleted"];

    public static async Task<PlantedPapers> PlantAsync(TestWorkspace w)
    {
        var papers = new PlantedPapers(await OpenAsync(w), await ShutAsync(w));
        await w.WordsAreReadAsync();

        await w.IndexedAsync();
        return papers;
    }

    private static async Task<IReadOnlyList<Guid>> OpenAsync(TestWorkspace w)
    {
        var name = (await w.AttachAsync(w.Ben, "zebraname.txt", Samples.Text("Nothing in it."))).Id;
        await w.DoAsync<FileActions>(w.Ben, files => files.DescribeAsync(w.SpaceId, name, "It is zebrasaid of it", "zebratag"));
        var (thread, post) = (await w.ThreadAsync(), Guid.CreateVersion7());
        await w.PostAsync(w.Cas, thread, "A post with a paper", post);
        return
        [
            name, (await w.AttachAsync(w.Ben, "report.pdf", Samples.Pdf("The zebrapdf words"))).Id, (await w.AttachAsync(w.Ben, "letter.docx", Samples.Word("The zebraword words"))).Id, (await w.AttachAsync(w.Ben, "costs.xlsx", Samples.Excel("The zebrasheet words"))).Id,
            await OnAsync(w, "wiki", await w.AddPageAsync(w.Ben, "A page with a paper"), "zebraonpage"), await OnAsync(w, "documents", await Papers.StartAsync(w, "A document with a paper"), "zebraondoc"), await OnAsync(w, "risks", await w.RiskAsync("A risk with a paper"), "zebraonrisk"),
            await OnAsync(w, "polls", await w.OpenPollAsync(null, null, "One", "Other"), "zebraonpoll"), await OnAsync(w, "forums", thread, "zebraonthread"), await OnAsync(w, "forums", post, "zebraonpost"),
        ];
    }

    private static async Task<IReadOnlyList<Guid>> ShutAsync(TestWorkspace w)
    {
        var (page, thread, hidden, deleted) = (await w.AddPageAsync(w.Ben, "Thrown away"), await w.ThreadAsync(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await w.PostAsync(w.Cas, thread, "A post that is hidden", hidden);
        await w.PostAsync(w.Cas, thread, "A post that is deleted", deleted);
        var (poll, alone) = (await w.DraftPollAsync(null, null, "One", "Other"), await w.AttachAsync(w.Ben, "quaggadeleted.pdf", Samples.Pdf("quaggadeleted")));
        Guid[] shut = [await OnAsync(w, "polls", poll, "quaggadraft"), await OnAsync(w, "forums", hidden, "quaggahidden"), await OnAsync(w, "forums", deleted, "quaggapost"), await OnAsync(w, "wiki", page, "quaggathrown"), alone.Id];
        await w.DoAsync<ModerationActions, JudgedRef>(w.Fay, a => a.HideAsync(w.SpaceId, hidden, "Speak to the point and not about the person.", ""));
        await w.DoAsync<PostActions, PostRef>(w.Cas, a => a.DeleteAsync(w.SpaceId, deleted));
        await w.DoAsync<TrashActions>(w.Ben, trash => trash.DeleteAsync(w.SpaceId, page));
        await w.DoAsync<FileActions>(w.Ben, files => files.DeleteAsync(w.SpaceId, alone.Id));
        return shut;
    }

    private static async Task<Guid> OnAsync(TestWorkspace w, string tool, Guid thing, string marker) => (await w.AttachAsync(w.Ben, tool, thing, marker + ".pdf", Samples.Pdf(marker))).Id;
}
