using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Demo;

/// <summary>The discussion that is in full swing: options are on the table, and the summary says where it stands.</summary>
internal static class WitnessThread
{
    public static async Task WriteAsync(ForumPen pen, Guid forum)
    {
        pen.On(14, 9.5);
        var thread = await pen.StartAsync(forum, "Priya Shah", "Should witnesses be able to sign by video?", "The draft regulations leave open whether a witness to a deed must be in the room. We need a recommendation by the end of next month.\n\n- **What would go wrong** if a witness watched by video?\n- Where is it allowed already, and what do they ask for?\n\nThe duty to have a witness at all is not open here.", "witnesses, video");
        await QuestionAsync(pen, thread);
        await OptionsAsync(pen, thread);
        await LateAsync(pen, thread);
    }

    private static async Task QuestionAsync(ForumPen pen, Guid thread)
    {
        pen.On(13, 10.5);
        await pen.SayAsync(thread, "Maya Khan", "For remortgages with the same lender I see no great risk. For a first charge we would not lend on it today.", "lend");
        pen.On(13, 14);
        await pen.SayAsync(thread, "Ben Okoro", "Notaries have done it since 2020. We ask for a live call, both faces in the picture, and the paper held up to the camera.", "notaries");
        pen.On(12, 9);
        await pen.SayAsync(thread, "Joan Hughes", "Our members often sign where they work. A video would help them, if it works on a phone and costs nothing.", "phones");
        await pen.SayAsync(thread, "Hannah Blythe", "What worries us is pressure. A witness in the room sees who else is in the room.", "pressure");
        pen.On(12, 15);
        await pen.SayAsync(thread, "Tunde Okafor", "That is the strongest argument I have heard. Could the rule ask the signer to show the room first, @Hannah Blythe?", "room", to: "pressure");
        pen.On(11, 10);
        await pen.SayAsync(thread, "Hannah Blythe", "It would help. It would not help where somebody stands behind the camera.", "behind", to: "room");
        await pen.SayAsync(thread, "Nora Lindqvist", "There is a study of 1,400 signings in two counties: coercion was reported in three, one of them by video. The numbers are too small to say more.", "study");
        await pen.AttachAsync("study", "Nora Lindqvist", "Signings and coercion.csv", "County,Signings,Coercion reported,Of it by video\nNorthmoor,820,2,1\nAshdale,580,1,0\n"u8);
        pen.On(11, 16);
        await pen.SayAsync(thread, "Rhian Pugh", "Thank you, that is the first figure we have.", "thanks", to: "study");
        await pen.ReactAsync("notaries", Reaction.Agree, "Tunde Okafor", "Clare Dunn", "Priya Shah");
        await pen.ReactAsync("pressure", Reaction.NeedsAddressing, "Joan Hughes", "Tunde Okafor", "Ben Okoro", "Diane Foster", "Nora Lindqvist");
        await pen.ReactAsync("study", Reaction.ThankYou, "Priya Shah", "Hannah Blythe", "Tunde Okafor");
    }

    private static async Task OptionsAsync(ForumPen pen, Guid thread)
    {
        pen.On(10, 9);
        await pen.MoveOnAsync(thread, ThreadStage.Options);
        await pen.SayAsync(thread, "Priya Shah", "Three options, so that we can compare:\n\n1. A witness must be in the room, as now.\n2. By video for remortgages with the same lender; in the room for everything else.\n3. By video for all deeds, with a recorded call and the room shown first.", "options", official: true);
        pen.On(9, 11);
        await pen.SayAsync(thread, "Maya Khan", "Option 2. It covers two thirds of what we see, and the rest can follow when the pilot has figures.", "two");
        await pen.SayAsync(thread, "Cas Lind", "For case systems 2 and 3 cost the same: either way they must store that there was a call.", "same");
        pen.On(8, 10);
        await pen.SayAsync(thread, "Will Tanner", "Option 3 for us. The nearest solicitor is forty miles off and the broadband is better than the road.", "miles");
        await pen.SayAsync(thread, "Diane Foster", "Councils sign about 4,000 deeds a year. Option 2 changes nothing for us; option 3 would save days.", "councils");
        pen.On(7, 15);
        await pen.SayAsync(thread, "Grace Adeyemi", "From the registry: whichever you choose, tell us how we see on the deed which way it was.", "registry");
        await pen.SayAsync(thread, "Laura Bright", "I wrote this twice.", "twice");
        await pen.DeleteAsync("twice", "Laura Bright");
        pen.On(6, 9);
        await pen.SummariseAsync(thread, "Priya Shah", "Three options are on the table. Most agree that a recorded call is enough for **remortgages**; lenders want a physical witness for **first charges**. Open: who keeps the recording, and how pressure on the signer is noticed.");
        await pen.ReactAsync("two", Reaction.Agree, "Priya Shah", "Arjun Rao", "Laura Bright", "Sunil Mehta");
        await pen.ReactAsync("miles", Reaction.MakesMeThink, "Maya Khan", "Diane Foster");
        await pen.ReactAsync("registry", Reaction.NeedsAddressing, "Priya Shah", "Cas Lind");
    }

    private static async Task LateAsync(ForumPen pen, Guid thread)
    {
        pen.On(5, 16.2);
        await pen.SayAsync(thread, "Tunde Okafor", "A recorded call with the witness in the same frame is how notaries in two other countries do it. The question is retention: who keeps the recording, and for how long?", "retention");
        await pen.ReactAsync("retention", Reaction.Agree, "Priya Shah", "Ben Okoro", "Maya Khan", "Nora Lindqvist", "Grace Adeyemi", "Cas Lind");
        await pen.ReactAsync("retention", Reaction.NeedsAddressing, "Hannah Blythe", "Joan Hughes");
        pen.On(4, 10);
        await pen.SayAsync(thread, "Clare Dunn", "Twelve years with us, encrypted, and nobody has ever asked to see one.", "twelve", to: "retention");
        pen.On(3, 9.5);
        await pen.ReadAsync(thread, "Ann Reed");
        pen.On(2, 9.2);
        await pen.SayAsync(thread, "Sunil Mehta", "The register will not keep recordings. It can keep when the call was and who was on it.", "calls");
        pen.On(1, 11);
        await pen.SayAsync(thread, "Elin Rees", "If the conveyancer keeps it, what happens when the firm closes?", "closes");
        await pen.EditAsync("closes", "Elin Rees", "If the conveyancer keeps it, what happens when the firm closes? That happened to 60 of our members last year.");
        pen.On(0, 5);
        await pen.SayAsync(thread, "Laura Bright", "The Society takes the files over, as it does on paper. @Ann Reed, could the department confirm that this covers recordings?", "takes", to: "closes");
        pen.On(0, 2);
        await pen.SayAsync(thread, "Maya Khan", "Lenders could live with option 2 if the recording is kept by the conveyancer for twelve years, as the file is today.", "live");
        await pen.ReactAsync("live", Reaction.Agree, "Tunde Okafor", "Laura Bright", "Priya Shah", "Arjun Rao", "Ben Okoro", "Clare Dunn");
        await pen.ReactAsync("live", Reaction.NeedsAddressing, "Hannah Blythe", "Elin Rees");
    }
}
