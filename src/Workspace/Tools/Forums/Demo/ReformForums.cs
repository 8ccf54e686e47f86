using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Demo;

/// <summary>What the task force on land registration discusses.</summary>
internal static class ReformForums
{
    private static readonly ForumDetails Deeds = new()
    {
        Name = "Digital deeds",
        Purpose = "Agree what a digital deed needs before the minister is advised.",
        OpenToChange = "The evidence that is asked for, who keeps it and for how long. The duty to register within two months is not open.",
        WhatHappens = "The department answers every thread with an outcome. What is agreed goes into the draft guidance; what is not agreed is reported to the minister with each organisation’s view.",
        Rules = "Speak to the point and not about the person.\nSay for whom you speak where it is not your organisation.\nNothing that identifies a client or a case.\nDrafts of others stay in this space.",
    };

    private static readonly ForumDetails Running = new()
    {
        Name = "How we work",
        Purpose = "Meetings, dates and the way this group decides.",
        WhatHappens = "The facilitator answers within three working days.",
        Rules = "One question a thread.",
    };

    public static async Task WriteAsync(ForumPen pen)
    {
        pen.On(39, 9);
        var deeds = await pen.OpenAsync(Deeds, "Priya Shah", "Fay Owen", "Ann Reed");
        var running = await pen.OpenAsync(Running, "Fay Owen");
        await RetentionAsync(pen, deeds);
        await FeesAsync(pen, deeds);
        await MeetingsAsync(pen, running);
        await WitnessThread.WriteAsync(pen, deeds);
        await YoungAsync(pen, deeds, running);
    }

    private static async Task RetentionAsync(ForumPen pen, Guid forum)
    {
        pen.On(36, 9.5);
        var thread = await pen.StartAsync(forum, "Priya Shah", "Who keeps the evidence of identity, and for how long?", "Today the conveyancer keeps copies for six years. With a digital deed the evidence could stand with the register instead.\n\nWhat would you rather have, and what would it cost you?", "evidence, retention");
        pen.On(35, 11);
        await pen.SayAsync(thread, "Tunde Okafor", "We would rather keep it. Our members answer for it with their insurance, and they want it within reach.", "keep");
        pen.On(34, 10);
        await pen.SayAsync(thread, "Sunil Mehta", "The register is not built to keep documents about people. It could keep a fingerprint of the file, so that nobody can change it later.", "fingerprint");
        pen.On(33, 15);
        await pen.SayAsync(thread, "Joan Hughes", "Six years is long for a passport copy of somebody who only rented out a flat. **Keep what proves that the check was done**, not the passport.", "less");
        await pen.ReactAsync("fingerprint", Reaction.Agree, "Tunde Okafor", "Maya Khan", "Cas Lind", "Ben Okoro");
        await pen.ReactAsync("less", Reaction.MakesMeThink, "Priya Shah", "Tunde Okafor", "Grace Adeyemi");
        pen.On(30, 9);
        await pen.MoveOnAsync(thread, ThreadStage.Options);
        await pen.SummariseAsync(thread, "Priya Shah", "The conveyancer keeps the evidence; the register keeps a fingerprint of it. Most want **six years**, Tenants’ Voice wants the copy of the passport gone after one.");
        pen.On(28, 14);
        await pen.SayAsync(thread, "Priya Shah", "Read the summary above. If it says what you said, react with *Agree*; if not, mend it: everybody who may write here may write in it.", "check", official: true);
        await pen.ReactAsync("check", Reaction.Agree, "Tunde Okafor", "Sunil Mehta", "Joan Hughes", "Maya Khan", "Ben Okoro");
        pen.On(24, 10);
        await pen.MoveOnAsync(thread, ThreadStage.SummaryAgreed);
        pen.On(21, 16);
        await pen.ConcludeAsync(thread, "Ann Reed", "The conveyancer keeps the evidence for six years, the copy of an identity document for one. The register keeps a fingerprint of the file. This goes into section 4 of the draft guidance.");
        await pen.MoveOnAsync(thread, ThreadStage.TakenForward);
        await pen.CloseAsync(thread, "Answered: see the outcome.");
        await pen.ReadAsync(thread, "Ann Reed");
    }

    private static async Task FeesAsync(ForumPen pen, Guid forum)
    {
        pen.On(18, 10);
        var thread = await pen.StartAsync(forum, "David Evans", "What is a small transfer?", "The fee for small transfers has no floor in the draft. Three figures were named so far: £5,000, £10,000 and £20,000.\n\nSay which you would take, and how many of your cases fall under it.", "fees");
        pen.On(17, 12);
        await pen.SayAsync(thread, "Laura Bright", "Under £10,000 is about one case in nine for our members.", "nine");
        await pen.SayAsync(thread, "Will Tanner", "Strips of field margin change hands for £2,000. At £5,000 nearly all of them would be in.", "fields");
        pen.On(12, 9);
        await pen.SayAsync(thread, "Edward Shaw", "The register’s own figures for last year:\n\n| Under | Cases | Share |\n|---|---|---|\n| £5,000 | 31,200 | 4 % |\n| £10,000 | 88,900 | 11 % |\n| £20,000 | 141,500 | 18 % |", "figures");
        await pen.ReactAsync("figures", Reaction.ThankYou, "David Evans", "Laura Bright", "Will Tanner", "Diane Foster");
        await pen.MoveOnAsync(thread, ThreadStage.Options);
        await pen.FlagAsync("nine", "Will Tanner", "One in nine of whose cases?");
        pen.On(11, 10);
        await pen.KeepAsync("nine", "It says whose: those of the members of the Society. Ask in the thread what you miss.");
        pen.On(6, 15);
        await pen.SayAsync(thread, "Will Tanner", "David has never sold a field in his life, so I would not take his word for it. Mrs Hale in Upper Slaughter paid £240 to move a gate.", "gate");
        await pen.FlagAsync("gate", "Diane Foster", "It names a client, and it is about David and not about fees.");
        pen.On(5, 9);
        await pen.HideAsync("gate", "Nothing that identifies a client or a case.", "The example of the gate is worth having: leave out whose gate it was, and the first sentence.");
        pen.On(4, 10);
        await pen.EditAsync("gate", "Will Tanner", "One of our members paid £240 in fees to move a gate. A floor would have spared her that.");
        pen.On(3, 11);
        await pen.SayAsync(thread, "Laura Bright", "If farmers want to save fees they could stop moving their gates.", "joke");
        await pen.FlagAsync("joke", "Will Tanner", "Funny, but it is about us and not about the fee.");
    }

    private static async Task MeetingsAsync(ForumPen pen, Guid forum)
    {
        pen.On(20, 9);
        var thread = await pen.StartAsync(forum, "Fay Owen", "How to write here", "Ask one question a thread. Say what would change your mind. Name somebody with @ when you need their answer; it then waits on their home page.\n\nWhen a discussion has run its course, we write the summary together and put the outcome on record.");
        await pen.PinAsync(thread);
        await pen.ReadAsync(thread, "Ann Reed");
        pen.On(9, 10);
        var dates = await pen.StartAsync(forum, "Fay Owen", "Could the January meeting be online only?", "Several of you come from far. The room is booked, and we can give it back until Friday.", "meetings");
        pen.On(8, 11);
        await pen.SayAsync(dates, "Will Tanner", "Online suits me: it is nine hours on trains otherwise.", "online");
        await pen.SayAsync(dates, "Diane Foster", "Online is fine for councils.", "fine");
        await pen.ReactAsync("online", Reaction.Agree, "Diane Foster", "Joan Hughes", "Elin Rees");
    }

    private static async Task YoungAsync(ForumPen pen, Guid forum, Guid running)
    {
        pen.On(2, 13);
        var format = await pen.StartAsync(running, "Cas Lind", "Can case systems send the new format by April?", "Two of the five large suppliers say no. What could wait until the autumn without holding the pilot up?", "software, pilot");
        pen.On(2, 16);
        await pen.MoveAsync(format, forum);
        pen.On(1, 9.5);
        await pen.StartAsync(forum, "Joan Hughes", "Should tenants be told when a deed of their home changes?", "Today they learn of it from the new landlord, or not at all. A message from the register would cost little.", "tenants, notices");
        pen.On(1, 14);
        await pen.StartAsync(forum, "Ann Reed", "Which words of the draft guidance should a first-time seller understand?", "Take section 2 and strike what your neighbour would ask about. We shall use your list for the plain version.", "guidance, plain words");
    }
}
