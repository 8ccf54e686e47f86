using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Files;
using Workspace.Files.Uploads;
using Workspace.Files.Whole;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Files;

/// <summary>Files in a test workspace: brought in by actions, or by HTTP as a browser does.</summary>
internal static class FileWorkspace
{
    public static Task<SpaceFile> AttachAsync(this TestWorkspace w, Actor actor, string tool, Guid thing, string name, byte[] content, Guid? version = null) =>
        w.DoAsync<UploadActions, SpaceFile>(actor, uploads => uploads.SendAsync(w.SpaceId, new(new(tool, thing), version, name, content.Length), new MemoryStream(content)));

    public static Task<SpaceFile> AttachAsync(this TestWorkspace w, Actor actor, string name, byte[] content) => w.AttachAsync(actor, "", w.SpaceId, name, content);

    public static async Task<Guid> RiskAsync(this TestWorkspace w, string title = "Lenders delay")
    {
        var id = Guid.CreateVersion7();
        await w.DoAsync<RiskActions>(w.Ben, risks => risks.AddAsync(w.SpaceId, id, new RiskDetails { Title = title, Score = new Score(3, 4) }));
        return id;
    }

    public static Task<HttpResponseMessage> SendAsync(this Browser browser, HttpMethod method, string address, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("X-Requested-With", "workspace");
        request.Headers.Add("Origin", "https://localhost");
        return browser.Unfollowed.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var got = await answer;
        var text = await got.Content.ReadAsStringAsync();
        Assert.True(got.StatusCode == status, $"{got.StatusCode}, not {status}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static Task<HttpResponseMessage> BeginAsync(this Browser browser, TestWorkspace w, string name, long size, string tool = "", Guid? thing = null, Guid? file = null, string stamp = "1") =>
        browser.SendAsync(HttpMethod.Post, $"/spaces/{w.SpaceId}/uploads", JsonContent.Create(new { tool, thing = thing ?? w.SpaceId, file, name, size, stamp }));

    /// <summary>Waits until the words of all files that were sent are read.</summary>
    public static async Task WordsAreReadAsync(this TestWorkspace w)
    {
        while (await w.ReadAsync(db => db.Set<FileVersion>().AnyAsync(v => v.SpaceId == w.SpaceId && v.Words == WordsState.Waiting)))
        {
            await Task.Yield();
        }
    }

    /// <summary>Asks for the archive of the space, and waits until it is made.</summary>
    public static async Task<Guid> AskForArchiveAsync(this TestWorkspace w, Actor actor)
    {
        var id = await w.DoAsync<ExportActions, Guid>(actor, exports => exports.AskAsync(w.SpaceId));
        while (await w.ReadAsync(db => db.Set<SpaceExport>().Where(e => e.Id == id).Select(e => e.State).SingleAsync()) is ExportState.Waiting or ExportState.Running)
        {
            await Task.Yield();
        }

        Assert.Equal((ExportState.Ready, ""), await w.ReadAsync(async db => await db.Set<SpaceExport>().Where(e => e.Id == id).Select(e => new ValueTuple<ExportState, string>(e.State, e.Step)).SingleAsync()));
        return id;
    }

    public static Task<List<string>> BlobsAsync(this TestWorkspace w) => w.ReadAsync(db => db.Set<FileVersion>().Where(v => v.SpaceId == w.SpaceId).Select(v => v.Blob).ToListAsync());

    /// <summary>What lies in the store of this server.</summary>
    public static IReadOnlyList<string> Stored(this TestServer server) =>
        Directory.Exists(Path.Combine(server.Folder, "files")) ? [.. Directory.EnumerateFiles(Path.Combine(server.Folder, "files"), "*", SearchOption.AllDirectories)] : [];
}
