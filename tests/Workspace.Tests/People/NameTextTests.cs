using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Tests.People;

/// <summary>What a name may be.</summary>
public sealed class NameTextTests
{
    [Theory]
    [InlineData("Ann Reed")]
    [InlineData("Søren Ångström-Żukowski")]
    [InlineData("Елена Петрова")]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("نور الهدى")]
    [InlineData("می‌خواهم")] // with the joiner that Persian needs
    [InlineData("佐藤 健")]
    [InlineData("Ann Петрова")] // two alphabets, in two words
    [InlineData("X-Æ 12")]
    public void Names_of_any_script_are_welcome(string name) => Assert.Equal(name, NameText.Read(name, 100, "your name"));

    [Theory]
    [InlineData("Ann\u202Edeer")]
    [InlineData("Ann\u2066 Reed")]
    [InlineData("Ann\u00ADReed")]
    [InlineData("Ann\u200BReed")]
    [InlineData("\uFEFFAnn")]
    [InlineData("Ann\u001BReed")]
    public void Hidden_characters_are_refused(string name) => Assert.Contains("hidden characters", Refused(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u0410nn Reed")] // Cyrillic А
    [InlineData("Re\u0435d")] // Cyrillic е
    [InlineData("\u039Fwen")] // Greek Ο
    public void A_word_in_two_alphabets_is_refused(string name) => Assert.Contains("one alphabet", Refused(name), StringComparison.Ordinal);

    private static string Refused(string name) => Assert.Throws<Refusal>(() => NameText.Read(name, 100, "your name")).Message;
}
