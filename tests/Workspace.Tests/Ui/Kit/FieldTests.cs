using Workspace.Ui.Kit;

namespace Workspace.Tests.Ui.Kit;

public sealed class FieldTests
{
    [Fact]
    public async Task A_field_is_named_by_its_label_and_described_by_its_hint_and_error()
    {
        var body = await Drawing.OfAsync<Field>(("Name", "Risk.Title"), ("Label", "What might happen"), ("Hint", "In one sentence"), ("Error", "Enter what might happen"));

        var input = body.QuerySelector("input")!;
        Assert.Equal(input.Id, body.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => body.QuerySelector("#" + id)!.TextContent.Trim());
        Assert.Equal(["In one sentence", "Error: Enter what might happen"], described);
    }

    [Fact]
    public async Task A_field_that_is_right_says_nothing_about_errors()
    {
        var body = await Drawing.OfAsync<Field>(("Name", "Title"), ("Label", "Title"));

        Assert.False(body.QuerySelector("input")!.HasAttribute("aria-invalid"));
        Assert.False(body.QuerySelector("input")!.HasAttribute("aria-describedby"));
    }

    [Fact]
    public async Task The_error_summary_leads_to_its_fields()
    {
        var summary = await Drawing.OfAsync<ErrorSummary>(("Errors", new FieldError[] { new("Risk.Title", "Enter what might happen") }));
        var field = await Drawing.OfAsync<Field>(("Name", "Risk.Title"), ("Label", "What might happen"));

        Assert.Equal("#" + field.QuerySelector("input")!.Id, summary.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Long_text_that_begins_with_an_empty_line_keeps_it()
    {
        var body = await Drawing.OfAsync<TextArea>(("Name", "Text"), ("Label", "Text"), ("Value", "\nSecond line"));

        Assert.Equal("\nSecond line", body.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task What_people_type_is_never_markup()
    {
        var body = await Drawing.OfAsync<TextArea>(("Name", "Text"), ("Label", "Text"), ("Value", "</textarea><script>alert(1)</script>"));

        Assert.Null(body.QuerySelector("script"));
    }
}
