using System.Globalization;
using Workspace.Prose;
using Workspace.Prose.Html;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tests.Texts;

/// <summary>What is taken of a post, and what is said where it is not.</summary>
public sealed class PostedTextTests
{
    private const int Most = 50_000;
    private static readonly Guid Ann = Guid.Parse("00000000-0000-4000-8000-00000000000a"), Jo = Guid.Parse("00000000-0000-4000-8000-00000000000b"), Gone = Guid.Parse("00000000-0000-4000-8000-00000000000c");

    [Fact]
    public void Markdown_becomes_a_document_and_comes_back_as_it_was()
    {
        var doc = Read("This is **important**.\n\n- one\n- two");

        Assert.Equal(["paragraph", "bullet_list"], doc.Children.Select(c => c.Type.Name));
        Assert.Equal("This is **important**.\n\n- one\n- two", PostedText.Markdown(doc).Trim());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[press](javascript:alert(1))")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<a href=\"vbscript:x\">x</a>")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    public void Hostile_markup_stays_words(string text)
    {
        var html = HtmlWriter.Write(Read(text));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"vbscript", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("&nbsp;")]
    public void Nothing_is_no_post(string? text) => Assert.Equal("Write your post first.", Assert.Throws<Refusal>(() => Read(text)).Message);

    [Fact]
    public void A_post_that_is_too_long_says_by_how_much()
    {
        var refusal = Assert.Throws<Refusal>(() => Read(new string('x', 200_000)));

        Assert.Equal("Shorten your post to 50,000 characters; it has 200,000.", refusal.Message);
        Assert.Equal("Text", refusal.Field);
    }

    [Fact]
    public void Signs_without_end_are_refused_in_words_and_at_once() =>
        Assert.StartsWith("Simplify your post. ", Assert.Throws<Refusal>(() => Read(string.Concat(Enumerable.Repeat("[", 30_000)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_of_dashes_at_the_beginning_hides_nothing() =>
        Assert.Contains("title", Read("---\ntitle: Kept\n---\n\nWords").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Hundreds_of_names_are_refused_in_words()
    {
        var many = string.Join('\n', Enumerable.Range(0, 800).Select(n => string.Create(CultureInfo.InvariantCulture, $"[@A](person:00000000-0000-4000-8000-{n:000000000000})")));

        Assert.Equal("Name at most 50 people with @ in your post.", Assert.Throws<Refusal>(() => Read(many)).Message);
    }

    [Fact]
    public void Names_typed_after_the_sign_are_called_the_longest_first()
    {
        var doc = Called.Apply(Read("Thanks @ann reed-Smith, and @Ann Reed’s note; not ann@Ann Reed or `@Ann Reed`."), [Of(Ann, "Ann Reed"), Of(Jo, "Ann Reed-Smith")]);

        Assert.Equal([Jo, Ann], PostedText.People(doc));
        Assert.Equal("Thanks @Ann Reed-Smith, and @Ann Reed’s note; not ann@Ann Reed or @Ann Reed.", Workspace.Prose.Text.PlainText.Of(doc));
    }

    [Fact]
    public void Nobody_is_called_by_another_name_and_no_stranger_at_all()
    {
        var doc = Called.Apply(Read($"[@The Minister](person:{Ann}) and [@Somebody](person:{Gone})"), [Of(Ann, "Ann Reed"), Of(Gone, "Gone") with { LeftAt = DateTimeOffset.UnixEpoch }]);

        Assert.Equal([Ann], PostedText.People(doc));
        Assert.Equal("@Ann Reed and @Somebody", Workspace.Prose.Text.PlainText.Of(doc));
    }

    [Fact]
    public void A_quote_leads_back_and_calls_nobody_again()
    {
        var quote = Quoted.Markdown(Read($"> An older quote\n\nAsk [@Ann Reed](person:{Ann}).\n\n{new string('x', 1_600)}\n\nThe end"), "Ben Ito wrote", "/spaces/x/posts/1");
        var doc = Read(quote + "I agree.");

        Assert.Equal("> [Ben Ito wrote](/spaces/x/posts/1):\n>\n> Ask @Ann Reed.", quote[..quote.IndexOf("\n>\n> x", StringComparison.Ordinal)]);
        Assert.Empty(PostedText.People(doc));
        Assert.Contains("…", doc.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("The end", doc.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("An older quote", doc.TextContent, StringComparison.Ordinal);
    }

    private static Node Read(string? text) => PostedText.Read(text, Most, "your post", "Text");

    private static Member Of(Guid id, string name) => new() { PersonId = id, Name = name, Initials = "XX", Role = Role.Reader, JoinedAt = DateTimeOffset.UnixEpoch };
}
