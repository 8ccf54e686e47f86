using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts;

namespace Workspace.Tests.Texts;

/// <summary>The door of tools to their texts.</summary>
public sealed class SharedTextsTests
{
    [Fact]
    public async Task What_a_text_begins_with_is_read_again()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One", "Two"));

        var now = await w.InTextsAsync(w.Rae, (texts, visit) => texts.ReadAsync(visit, text));

        Assert.Equal("One\nTwo", Doc.Words(now.Doc));
        Assert.Equal((0, w.Ben.Id), (now.Version, now.ById));
    }

    [Fact]
    public async Task A_text_of_another_space_is_not_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));

        var refused = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<SpaceAccess>(w.Ola, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.OtherSpaceId, Role.Reader);
            await w.Service<SharedTexts>().ReadAsync(visit, text);
        }));

        Assert.Equal(RefusalKind.NotFound, refused.Kind);
    }

    [Fact]
    public async Task A_hidden_text_is_not_there()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"), TextRules.Hidden);

        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<Refusal>(() => w.InTextsAsync(w.Ann, (texts, visit) => texts.ReadAsync(visit, text)))).Kind);
    }

    [Theory, InlineData(Role.Reader, TextRight.Read), InlineData(Role.Commenter, TextRight.Comment), InlineData(Role.Contributor, TextRight.Write), InlineData(Role.Owner, TextRight.Write)]
    public void Open_rules_let_each_role_do_what_it_may(Role role, TextRight right) => Assert.Equal(right, TextRules.Open.For(role));

    [Fact]
    public void Where_contributors_only_suggest_facilitators_write()
    {
        var rules = new TextRules { Write = Role.Facilitator };

        Assert.Equal((TextRight.Comment, TextRight.Suggest, TextRight.Write), (rules.For(Role.Commenter), rules.For(Role.Contributor), rules.For(Role.Facilitator)));
    }

    [Fact]
    public async Task A_document_the_schema_does_not_allow_is_not_begun()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var empty = Doc.Schema.TopNodeType.Create(content: Fragment.Empty);

        await Assert.ThrowsAsync<ProseException>(() => w.BeginTextAsync(empty));
    }

    [Fact]
    public async Task A_removed_text_takes_everything_of_it_along()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("One"));

        await w.InTextsAsync(w.Ben, async (texts, visit) =>
        {
            await texts.RemoveAsync(visit, text);
            await visit.SaveAsync();
            return true;
        });

        Assert.False(await w.ReadAsync(db => db.Set<TextSnapshot>().AnyAsync(s => s.TextId == text)));
    }
}
