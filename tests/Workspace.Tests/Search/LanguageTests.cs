using Workspace.Search.Finding;
using Workspace.Search.Language;

namespace Workspace.Tests.Search;

/// <summary>How words are compared: both databases are given the same.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("registration registrations registered register registry administration administer", "regist regist regist regist regist administ administ")]
    [InlineData("lenders lender lending", "lender lender lend")]
    [InlineData("caresses ponies ties caress cats", "caress poni ti caress cat")]
    [InlineData("feed agreed plastered bled motoring sing", "feed agre plaster bled motor sing")]
    [InlineData("conflated troubled sized hopping tanned falling hissing fizzed failing filing", "conflat troubl size hop tan fall hiss fizz fail file")]
    [InlineData("happy sky relational conditional rational valency digitizer conformably radically", "happi sky relat condit ration valenc digit conform radic")]
    [InlineData("triplicate formative formalize electricity electrical hopeful goodness", "triplic form formal electr electr hope good")]
    [InlineData("revival allowance inference airliner adjustable replacement adoption homologous effective bowdlerize", "reviv allow infer airlin adjust replac adopt homolog effect bowdler")]
    [InlineData("probate rate cease controlling rolling", "probat rate ceas control roll")]
    [InlineData("organisation organise organising organization", "organ organ organ organ")]
    public void Words_are_found_by_their_stems(string words, string stems) => Assert.Equal(stems, string.Join(' ', Word.In(words).Select(word => word.Stem)));

    [Theory]
    [InlineData("Évaluation CAFÉ Straße Łódź Æsir Ωμέγα", "evaluation cafe strasse lodz aesir ωμεγα")]
    [InlineData("the council’s minutes, don’t O'Brien's", "the council minutes dont obrien")]
    [InlineData("R-05 v2.10 007 0", "r 5 v2 10 7 0")]
    [InlineData("e\u0301tude", "etude")]
    [InlineData("ﬁnance ½ x²", "finance x")]
    [InlineData("土地登記", "土 地 登 記")]
    [InlineData("a\u200Bb under_score a/b", "a b under score a b")]
    public void Case_accents_and_signs_do_not_matter(string text, string words) => Assert.Equal(words, string.Join(' ', Word.In(text).Select(word => word.Folded)));

    [Fact]
    public void A_word_is_where_it_stands_in_the_text()
    {
        const string Text = "The café’s REGISTER, naïve.";

        Assert.Equal(["The", "café", "REGISTER", "naïve"], Word.In(Text).Select(word => Text[word.Start..word.End]));
    }

    [Theory]
    [InlineData("registratoin", "registration", 1)]
    [InlineData("lendr", "lender", 1)]
    [InlineData("chrages", "charges", 1)]
    [InlineData("same", "same", 0)]
    [InlineData("deed", "poll", 3)]
    public void Mistakes_are_counted(string one, string other, int mistakes) => Assert.Equal(mistakes, Misspelling.Distance(one, other, 2));

    [Fact]
    public void What_is_typed_is_read_as_words_phrases_beginnings_and_exclusions()
    {
        var text = SearchText.Read("deeds \"local land charges\" regist* -lender R-05 “two words");

        Assert.Equal(["deed", "local land charg", "regist", "r 5", "two word"], text.Parts.Select(part => string.Join(' ', part.Stems)));
        Assert.Equal([false, false, true, false, false], text.Parts.Select(part => part.IsBeginning));
        Assert.Equal(["lender"], text.Without.Select(part => part.Stems[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \" ** -- ' \u0000 \uD800 ")]
    [InlineData("\"\"\"\"")]
    public void Nothing_to_look_for_is_nothing(string typed) => Assert.True(SearchText.Read(typed).IsEmpty);

    [Fact]
    public void A_very_long_question_is_cut()
    {
        var text = SearchText.Read(string.Join(' ', Enumerable.Repeat("word", 10_000)));

        Assert.InRange(text.Parts.Count, 1, 12);
    }

    [Fact]
    public void The_snippet_shows_the_place_that_has_most_of_what_was_looked_for()
    {
        var text = "Lenders come first. " + new string('x', 2_000).Replace("xxxxx", "padd ", StringComparison.Ordinal) + " Here the lenders agreed the charges in June.";

        var pieces = Snippet.Of(text, SearchText.Read("lender charge"));

        Assert.Equal(["lenders", "charges"], pieces.Where(piece => piece.IsFound).Select(piece => piece.Text));
        Assert.StartsWith("… ", string.Concat(pieces.Select(piece => piece.Text)), StringComparison.Ordinal);
        Assert.InRange(pieces.Sum(piece => piece.Text.Length), 60, 300);
    }
}
