using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tests.Tools.Forums;

/// <summary>What the tests of forums do often.</summary>
internal static class ForumWorkspace
{
    public static readonly ForumDetails Details = new()
    {
        Name = "Digital deeds",
        Purpose = "Agree what a digital deed needs.",
        OpenToChange = "The evidence, not the duty to register.",
        WhatHappens = "The task force answers each thread.",
        Rules = "Speak to the point and not about the person.\nNo drafts of others outside this space.",
    };

    public static Task<Guid> OpenForumAsync(this TestWorkspace w, Actor? by = null, ForumDetails? details = null) =>
        w.DoAsync<ForumActions, Guid>(by ?? w.Fay, a => a.OpenAsync(w.SpaceId, Guid.CreateVersion7(), details ?? Details));

    public static Task<ThreadRef> StartThreadAsync(this TestWorkspace w, Actor by, Guid forum, string title = "Should witnesses be able to sign by video?", string words = "A recorded call would do.", string? tags = null) =>
        w.DoAsync<ThreadActions, ThreadRef>(by, a => a.StartAsync(w.SpaceId, forum, new(Guid.CreateVersion7(), Guid.CreateVersion7(), title, words, tags)));

    /// <summary>A thread of Ben's in a forum of Fay's.</summary>
    public static async Task<Guid> ThreadAsync(this TestWorkspace w, ForumDetails? details = null) => (await w.StartThreadAsync(w.Ben, await w.OpenForumAsync(details: details))).Id;

    public static Task<PostRef> PostAsync(this TestWorkspace w, Actor by, Guid thread, string words = "Who keeps the recording?", Guid? id = null, bool official = false) =>
        w.DoAsync<PostActions, PostRef>(by, a => a.WriteAsync(w.SpaceId, thread, new(id ?? Guid.CreateVersion7(), words, Official: official)));

    public static Task<ForumThread> StoredThreadAsync(this TestWorkspace w, Guid id) => w.ReadAsync(db => db.Set<ForumThread>().AsNoTracking().SingleAsync(t => t.Id == id));

    public static Task<ForumPost> StoredPostAsync(this TestWorkspace w, Guid id) => w.ReadAsync(db => db.Set<ForumPost>().AsNoTracking().SingleAsync(p => p.Id == id));

    public static Task<List<ForumPost>> StoredPostsAsync(this TestWorkspace w, Guid thread) => w.ReadAsync(db => db.Set<ForumPost>().AsNoTracking().Where(p => p.ThreadId == thread).OrderBy(p => p.Number).ToListAsync());

    public static async Task<Refusal> RefusalAsync<TService>(this TestWorkspace w, Actor by, Func<TService, Task> act) where TService : notnull => await Assert.ThrowsAsync<Refusal>(() => w.DoAsync(by, act));

    /// <summary>Many posts of Ben's at once, past all doors.</summary>
    public static Task FillAsync(this TestWorkspace w, Guid thread, int posts) => w.WriteAsync(async db =>
    {
        var filled = await db.Set<ForumThread>().SingleAsync(t => t.Id == thread);
        for (var i = 0; i < posts; i++) db.Add(ForumPost.Write(filled, Guid.CreateVersion7(), PostReading.Read($"Numbered {filled.LastNumber + 1}.", new(w.SpaceId, [])), w.Ben.Id, "", w.Clock.GetUtcNow()));
    });

    /// <summary>For the matrix: a forum, a thread of Fay's with a summary, a post of Fay's to act on, and one of Ben's to edit.</summary>
    public static async Task NameAsync(TestWorkspace w, Dictionary<string, string> values, Dictionary<string, string> fields)
    {
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Fay, forum)).Id;
        await w.DoAsync<SummaryActions>(w.Fay, a => a.BeginAsync(w.SpaceId, thread));
        var (fays, bens) = ((await w.PostAsync(w.Fay, thread)).Id, (await w.PostAsync(w.Ben, thread)).Id);
        values["{ForumId:guid}"] = $"{forum}";
        values["posts/{PostId:guid}/edit"] = $"posts/{bens}/edit";
        values["{PostId:guid}"] = $"{fays}";
        values["forums/{Id:guid}"] = $"forums/{thread}";
        (fields["kind"], fields["stage"], fields["watch"]) = ("1", "1", "1");
    }
}
