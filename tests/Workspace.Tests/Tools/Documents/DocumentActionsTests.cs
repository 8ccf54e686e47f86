using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;

namespace Workspace.Tests.Tools.Documents;

public sealed class DocumentActionsTests
{
    [Fact]
    public async Task A_contributor_starts_a_document_and_a_commenter_does_not()
    {
        await using var w = await TestWorkspace.OpenAsync();

        var id = await Papers.StartAsync(w);
        var refused = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<DocumentActions>(w.Cas, a => a.StartAsync(w.SpaceId, Guid.CreateVersion7(), "Another")));

        Assert.Equal(RefusalKind.Forbidden, refused.Kind);
        Assert.Contains(DocumentEvents.Added, await w.EventsAsync());
        Assert.Contains(Papers.Witness, await Papers.TextAsync(w, id));
    }

    [Fact]
    public async Task A_form_sent_twice_starts_one_document()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = Guid.CreateVersion7();

        await w.DoAsync<DocumentActions>(w.Ben, a => a.StartAsync(w.SpaceId, id, "Once"));
        await w.DoAsync<DocumentActions>(w.Ben, a => a.StartAsync(w.SpaceId, id, "Once"));

        Assert.Single(await w.EventsAsync(), e => e == DocumentEvents.Added);
    }

    [Fact]
    public async Task Ten_people_who_start_at_once_get_ten_numbers()
    {
        await using var w = await TestWorkspace.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => w.DoAsync<DocumentActions>(w.Ben, a => a.StartAsync(w.SpaceId, Guid.CreateVersion7(), $"Paper {i}"))));

        var page = await (await w.SignInAsync(w.Rae)).GetAsync(DocumentAddresses.To(w.SpaceId));
        Assert.Equal(10, page.All("tbody tr").Count);
        Assert.Contains("D-10", page.Text);
    }

    [Fact]
    public async Task A_copy_of_a_template_has_its_words_and_not_its_suggestions()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var template = await Papers.SuggestedAsync(w);
        await w.DoAsync<DocumentActions>(w.Fay, a => a.AllowAsync(w.SpaceId, template, 0, Role.Commenter, Role.Commenter, Role.Contributor, template: true));

        var id = await w.DoAsync<DocumentActions, Guid>(w.Ben, a => a.StartAsync(w.SpaceId, Guid.CreateVersion7(), "From it", template));

        Assert.Contains("a witness must attend", await Papers.TextAsync(w, id));
    }

    [Fact]
    public async Task A_document_can_ask_for_more_than_the_space_and_not_for_less()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);

        await w.DoAsync<DocumentActions>(w.Fay, a => a.AllowAsync(w.SpaceId, id, 0, Role.Contributor, Role.Contributor, Role.Facilitator, template: false));

        await Assert.ThrowsAsync<Refusal>(() => Papers.CommentAsync(w, id, w.Cas, "May I?"));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<DocumentActions>(w.Ben, a => a.RenameAsync(w.SpaceId, id, 1, "Mine")));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<DocumentActions>(w.Fay, a => a.AllowAsync(w.SpaceId, id, 1, Role.Reader, Role.Reader, Role.Reader, template: false)));
    }

    [Fact]
    public async Task A_form_that_is_out_of_date_changes_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        await w.DoAsync<DocumentActions>(w.Ann, a => a.RenameAsync(w.SpaceId, id, 0, "First"));

        var late = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<DocumentActions>(w.Ben, a => a.RenameAsync(w.SpaceId, id, 0, "Second")));

        Assert.Equal(RefusalKind.Conflict, late.Kind);
    }

    [Fact]
    public async Task What_is_in_the_trash_is_not_listed_and_comes_back_whole()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w, "Put away");

        await w.DoAsync<DocumentActions>(w.Fay, a => a.TrashAsync(w.SpaceId, id));
        var rae = await w.SignInAsync(w.Rae);
        Assert.DoesNotContain("Put away", (await rae.GetAsync(DocumentAddresses.To(w.SpaceId))).Text);
        Assert.Equal(404, (int)(await rae.GetAsync(Papers.At(w, id))).Status);
        await Assert.ThrowsAsync<Refusal>(() => Papers.WriteAsync(w, id, Papers.Doc(Papers.Paragraph())));

        var fay = await w.SignInAsync(w.Fay);
        await (await fay.GetAsync(DocumentAddresses.To(w.SpaceId, "/trash"))).PressAsync("Restore");

        Assert.Contains(Papers.Witness, (await rae.GetAsync(Papers.At(w, id))).Text);
    }

    [Fact]
    public async Task Somebody_of_another_organisation_learns_nothing()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);

        var there = await (await w.SignInAsync(w.Ola)).GetAsync(Papers.At(w, id));
        var nowhere = await (await w.SignInAsync(w.Ola)).GetAsync(Papers.At(w, Guid.CreateVersion7()));
        var moved = await (await w.SignInAsync(w.Ola)).GetAsync(DocumentAddresses.ToOne(w.OtherSpaceId, id));

        Assert.Equal((404, 404, 404), ((int)there.Status, (int)nowhere.Status, (int)moved.Status));
        Assert.StartsWith("Nothing here", there.Text, StringComparison.Ordinal);
        Assert.Equal(nowhere.Text, there.Text);
    }
}
