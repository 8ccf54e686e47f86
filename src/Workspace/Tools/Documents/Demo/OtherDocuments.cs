using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents.Demo;

/// <summary>What the other spaces of the example write.</summary>
internal static class OtherDocuments
{
    private const string Deed = """
        # Mortgage deed

        **Title number:**

        1. The borrower charges the land by way of legal mortgage to the lender.
        2. The lender’s conditions, edition of October 2026, are part of this deed.
        3. The borrower may ask for a copy of the conditions on paper at no cost.

        # Signature

        Signed as a deed by the borrower with a qualified electronic signature in the presence of a witness, who attends in person or by a recorded video call.
        """;

    private const string Questions = """
        # Questions for everybody

        1. Have you signed a deed in the last five years?
        2. What was the hardest part of it?
        3. Would you sign a deed on a screen? Why, or why not?

        # Questions for advisers

        4. How long does it take from the first letter to the signature?
        5. Do you agree that a recorded video call should satisfy the requirement for a witness?
        """;

    public static async Task LendersAsync(DocumentPen pen)
    {
        pen.On(12, 10);
        var id = await pen.StartAsync("Maya Khan", "Mortgage deed, one form for all lenders");
        await pen.WriteAsync(id, "Maya Khan", Deed);
        pen.On(6, 9);
        await pen.ReviewAsync(id, "Maya Khan", RoundKind.Comment, 8, "Try it on a case of your own.", "James Porter", "Tunde Okafor", "Erik Holm", "Ann Reed");
        pen.On(4, 11);
        await pen.SuggestAsync(id, "James Porter", "at no cost", "free of charge");
        await pen.CommentAsync(id, "Erik Holm", "Our system needs the edition as a date, not as a month.", "edition of October 2026");
    }

    public static async Task DeedsAsync(DocumentPen pen)
    {
        pen.On(7, 14);
        var id = await pen.StartAsync("Edward Shaw", "Consultation questions");
        await pen.WriteAsync(id, "Edward Shaw", Questions);
        pen.On(2, 10);
        await pen.CommentAsync(id, "Elin Rees", "“Qualified” and “deed” need a line of explanation in the easy-read version.", "signed a deed");
    }
}
