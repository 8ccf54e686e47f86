using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Demo;

/// <summary>What the other two groups discuss.</summary>
internal static class OtherForums
{
    public static async Task LendersAsync(ForumPen pen)
    {
        pen.On(30, 10);
        var forum = await pen.OpenAsync(new() { Name = "One deed template", Purpose = "Settle the wording that every lender accepts.", WhatHappens = "What is agreed here goes into version 3 of the template.", Rules = "Quote the clause you mean." });
        pen.On(12, 11);
        var thread = await pen.StartAsync(forum, "Maya Khan", "Do we need the clause on further advances?", "Half of our templates have it, the other half do not. Nobody could show me a case that turned on it.", "clauses");
        pen.On(11, 9);
        await pen.SayAsync(thread, "Arjun Rao", "We have it and would not miss it.", "miss");
        await pen.SayAsync(thread, "Laura Bright", "Conveyancers explain it to every client, and no client ever asks a second question.", "clients");
        await pen.ReactAsync("miss", Reaction.Agree, "Maya Khan", "James Porter");
        pen.On(3, 14);
        await pen.MoveOnAsync(thread, ThreadStage.Options);
    }

    public static async Task DeedsAsync(ForumPen pen)
    {
        pen.On(25, 10);
        var forum = await pen.OpenAsync(new() { Name = "Questions for the consultation", Purpose = "Find the questions that people can answer.", OpenToChange = "Which questions, in which words, in which order.", WhatHappens = "The list is signed off in three days; what comes later goes into the next one." });
        pen.On(10, 10);
        var thread = await pen.StartAsync(forum, "Joan Hughes", "Is “disposition” a word that tenants know?", "I asked eleven people at our advice evening. Two thought of character, nine shrugged.", "plain words");
        pen.On(9, 9);
        await pen.SayAsync(thread, "Abena Owusu", "“When the landlord sells or lets the home” says the same, and everybody knows it.", "plain");
        await pen.ReactAsync("plain", Reaction.Agree, "Joan Hughes", "Kofi Mensah", "Yusuf Demir");
        pen.On(7, 15);
        await pen.ConcludeAsync(thread, "Ann Reed", "The consultation says “when a home is sold or let”. The legal word stands in the notes.");
    }
}
