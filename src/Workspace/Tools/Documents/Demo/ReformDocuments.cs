using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents.Demo;

/// <summary>What the task force on land registration writes.</summary>
internal static class ReformDocuments
{
    public static async Task WriteAsync(DocumentPen pen)
    {
        await TermsAsync(pen);
        var old = await OldFeesAsync(pen);
        await FeesAsync(pen, old);
        await ConsultationAsync(pen);
        await AdviceAsync(pen);
        await IdentityAsync(pen);
        await NoteAsync(pen);
    }

    private static async Task TermsAsync(DocumentPen pen)
    {
        pen.On(38, 9.5);
        var id = await pen.StartAsync("Priya Shah", "Terms of reference of the task force");
        await pen.WriteAsync(id, "Priya Shah", ReformTexts.Terms);
        pen.On(36, 10);
        var round = await pen.ReviewAsync(id, "Priya Shah", RoundKind.Comment, -30, "Say where the words promise more or less than your organisation can give.", "Tunde Okafor", "Maya Khan", "Joan Hughes", "Sunil Mehta");
        pen.On(35, 11);
        await pen.CommentAsync(id, "Joan Hughes", "Tenants read the register and do not pay for it. Say that reading stays free.", "who use the register", "free");
        await pen.CommentAsync(id, "Maya Khan", "Two weeks is short for bodies that have to ask their members.", "within two weeks", "weeks");
        await pen.SuggestAsync(id, "Tunde Okafor", "advises", "gives written advice to");
        pen.On(34, 14);
        await pen.ReplyAsync(id, "Priya Shah", "weeks", "Three weeks, and four in August. Would that do, @Maya Khan?");
        await pen.SuggestAsync(id, "Sunil Mehta", "every quarter", "every two months");
        pen.On(33, 9);
        await pen.ReplyAsync(id, "Maya Khan", "weeks", "It would.");
        foreach (var name in new[] { "Tunde Okafor", "Maya Khan", "Joan Hughes", "Sunil Mehta" }) await pen.AnswerAsync(id, round, name, ReviewResult.Done);
        pen.On(31, 15);
        await pen.ReplaceAsync(id, "Priya Shah", "within two weeks", "within three weeks");
        await pen.ResolveAsync(id, "Priya Shah", "weeks", Outcome.AcceptedInPart, "Three weeks, and four in August.");
        await pen.ResolveAsync(id, "Priya Shah", "free", Outcome.Noted, "Fees are settled in the document on fees, not here.");
        await pen.DecideAllAsync(id, "Priya Shah", true, "Clearer about what we hand over.");
        pen.On(30, 16);
        await pen.NameAsync(id, "Priya Shah", "As sent to the task force");
        await pen.CloseAsync(id, round, RoundOutcome.Agreed, "All four organisations are content with the changes.");
    }

    private static async Task<Guid> OldFeesAsync(DocumentPen pen)
    {
        pen.On(37, 13);
        var id = await pen.StartAsync("David Evans", "Fees for small transfers");
        await pen.WriteAsync(id, "David Evans", ReformTexts.OldFees);
        var round = await pen.ReviewAsync(id, "David Evans", RoundKind.Approval, -32, "", "Laura Bright", "Will Tanner");
        pen.On(34, 10);
        await pen.AnswerAsync(id, round, "Laura Bright", ReviewResult.Approved);
        await pen.AnswerAsync(id, round, "Will Tanner", ReviewResult.Approved);
        await pen.CloseAsync(id, round, RoundOutcome.Agreed);
        return id;
    }

    private static async Task FeesAsync(DocumentPen pen, Guid old)
    {
        pen.On(20, 9);
        var id = await pen.StartAsync("David Evans", "Fees for small transfers, with hardship");
        await pen.WriteAsync(id, "David Evans", ReformTexts.Fees);
        var round = await pen.ReviewAsync(id, "David Evans", RoundKind.Approval, -10, "The hardship rule is new. Nothing else has changed.", "Laura Bright", "Will Tanner", "Imran Qureshi");
        pen.On(18, 11);
        await pen.CommentAsync(id, "Imran Qureshi", "Who decides about hardship, and by when?", "in hardship", "hardship");
        await pen.AnswerAsync(id, round, "Laura Bright", ReviewResult.Approved);
        pen.On(16, 12);
        await pen.ResolveAsync(id, "David Evans", "hardship", Outcome.NotAccepted, "The rules of the Registry Service say who decides; they apply here too.");
        await pen.AnswerAsync(id, round, "Imran Qureshi", ReviewResult.Approved, "With the answer given.");
        await pen.AnswerAsync(id, round, "Will Tanner", ReviewResult.NotApproved, "The limit should rise with prices.");
        pen.On(15, 10);
        await pen.CloseAsync(id, round, RoundOutcome.Agreed, "The Farmers’ Land Group asks for a limit that rises with prices; its view goes to the minister beside the text.");
        await pen.AsAsync<DocumentActions>("", a => a.SupersedeAsync(pen.SpaceId, old, id));
    }

    private static async Task ConsultationAsync(DocumentPen pen)
    {
        pen.On(14, 9);
        var id = await pen.StartAsync("Ben Okoro", "Draft consultation: digital deeds");
        await pen.WriteAsync(id, "Ben Okoro", ReformTexts.ConsultationBegin);
        pen.On(13, 10.5);
        await pen.WriteAsync(id, "Tunde Okafor", ReformTexts.ConsultationWitness);
        pen.On(12, 15);
        await pen.WriteAsync(id, "Maya Khan", ReformTexts.ConsultationLenders);
        pen.On(11, 9.2);
        await pen.ReplaceAsync(id, "Ben Okoro", "a hundred", "about 130");
        await pen.WriteAsync(id, "Ben Okoro", ReformTexts.ConsultationEnd);
        await pen.NameAsync(id, "Ben Okoro", "First complete draft");
        pen.On(8, 9);
        var round = await pen.ReviewAsync(id, "Ben Okoro", RoundKind.Comment, 6, "Look at witnesses and at the evidence that is kept. Say for whom you speak.", "Ann Reed", "Joan Hughes", "Maya Khan", "Tunde Okafor", "Sunil Mehta", "Rae Moss", "Imran Qureshi", "Diane Foster", "Edward Shaw");
        pen.On(6, 11);
        await pen.CommentAsync(id, "Joan Hughes", "How many? A figure would carry more weight here.", "Many responses to the call for evidence", "figure");
        await pen.SuggestAsync(id, "Maya Khan", "must", "may");
        pen.On(5, 14);
        await pen.ReplyAsync(id, "Ben Okoro", "figure", "212 of 340. @Sunil Mehta, is that still the last count?");
        await pen.CommentAsync(id, "Sunil Mehta", "Twelve years is the period for contract. Deeds need longer; we keep fifteen.", "kept for twelve years", "years");
        await pen.SuggestAsync(id, "Sunil Mehta", "the conveyancer who lodges the deed", "the Registry Service");
        await pen.CommentAsync(id, "Edward Shaw", "Two of our studies measure this delay. I can send the tables.", "largest cause of delay", "studies");
        pen.On(4, 9);
        await pen.ResolveAsync(id, "Ben Okoro", "studies", Outcome.Accepted, "The tables are cited in paragraph 2.");
        await pen.AnswerAsync(id, round, "Edward Shaw", ReviewResult.Done, "Sound on the evidence.");
        await pen.AnswerAsync(id, round, "Maya Khan", ReviewResult.Done);
        pen.On(1, 16);
        await pen.CommentAsync(id, "Diane Foster", "Councils hold many old paper deeds. @Ann Reed, are they in or out?", "digital deeds", "paper");
        await pen.SuggestAsync(id, "Imran Qureshi", "what evidence would you need to see?", "what would have to be shown, and to whom?");
        await pen.AnswerAsync(id, round, "Imran Qureshi", ReviewResult.Done, "See my suggestion for question 7.");
    }

    private static async Task AdviceAsync(DocumentPen pen)
    {
        pen.On(9, 10);
        var id = await pen.StartAsync("Priya Shah", "Advice to the minister: witnesses by video");
        await pen.WriteAsync(id, "Priya Shah", ReformTexts.Advice);
        pen.On(3, 9);
        var round = await pen.ReviewAsync(id, "Priya Shah", RoundKind.Approval, 9, "This goes to the minister as it stands. Approve it for your organisation, or say what would have to change.", "Ann Reed", "Tunde Okafor", "Maya Khan", "Joan Hughes", "Ben Okoro");
        pen.On(2, 12);
        await pen.AnswerAsync(id, round, "Tunde Okafor", ReviewResult.Approved);
        await pen.CommentAsync(id, "Joan Hughes", "“Vulnerable” needs a definition, or advisers will each have their own.", "vulnerable");
        await pen.AnswerAsync(id, round, "Joan Hughes", ReviewResult.NotApproved, "I can approve it once “vulnerable” is defined.");
    }

    private static async Task IdentityAsync(DocumentPen pen)
    {
        pen.On(10, 9);
        var id = await pen.StartAsync("Tunde Okafor", "Guidance for conveyancers: checking who signs");
        await pen.WriteAsync(id, "Tunde Okafor", ReformTexts.Identity);
        pen.On(2, 17);
        await pen.WriteAsync(id, "Laura Bright", ReformTexts.IdentityMore);
        await pen.WriteAsync(id, "Laura Bright", $"{pen.Mention("Ann Reed")}, may we point to the department's list of accepted documents here?");
        await pen.CommentAsync(id, "Laura Bright", "I have added the case of a company. @Tunde Okafor, is that what you meant?", "a company");
    }

    private static async Task NoteAsync(DocumentPen pen)
    {
        pen.On(30, 9);
        var id = await pen.StartAsync("Fay Owen", "Note of a meeting");
        await pen.WriteAsync(id, "Fay Owen", ReformTexts.Note);
        await pen.AsAsync<DocumentActions>("Fay Owen", a => a.AllowAsync(pen.SpaceId, id, 0, Role.Commenter, Role.Commenter, Role.Contributor, template: true));
    }
}
