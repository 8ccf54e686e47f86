using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Files;
using Workspace.Files.Uploads;
using Workspace.People;
using Workspace.Tests.Files;
using Workspace.Tests.Support;

namespace Workspace.Tests.Faults;

/// <summary>An upload whose connection breaks, and whose server is killed, in the middle of a piece.</summary>
public sealed class CutUploadTests
{
    private static readonly byte[] Evidence = Samples.Text(string.Join('\n', Enumerable.Range(0, 200_000).Select(n => $"Line {n} of the evidence")));

    [Fact]
    public async Task It_goes_on_where_it_stopped_after_a_broken_connection_and_after_kills()
    {
        var (server, w) = await KilledServer.PrepareAsync();
        await using (server)
        {
            var session = await w.Server.Services.GetRequiredService<Sessions>().StartAsync(w.Ben.Id, "a test");
            var (id, received) = (Guid.Empty, 0);
            foreach (var kill in (bool[])[false, true, true])
            {
                await using var life = await ServerProcess.StartAsync(w.Server.Settings);
                var sender = new Sender(w, life.Address, session);
                var begun = await sender.BeginAsync(Evidence.Length);
                Assert.True(id == Guid.Empty || id == begun.Id, "The same file chosen again is the same upload.");
                Assert.True(begun.Received >= received, $"{begun.Received} bytes are here, and {received} were.");
                (id, received) = (begun.Id, begun.Received);

                received = await sender.CutAsync(id, received, kill ? life.KillAsync : () => Task.CompletedTask);
                Assert.InRange(received, begun.Received + 1, Evidence.Length - 1);
            }

            await using (var life = await ServerProcess.StartAsync(w.Server.Settings))
            {
                var sender = new Sender(w, life.Address, session);
                var begun = await sender.BeginAsync(Evidence.Length);
                Assert.True(begun.Id == id && begun.Received >= received);
                await sender.SendAsync(HttpMethod.Put, $"/{id}?from={begun.Received}", new ByteArrayContent(Evidence[begun.Received..])).JsonAsync();
                await sender.SendAsync(HttpMethod.Post, $"/{id}/finish").JsonAsync();
            }

            var version = await w.ReadAsync(db => db.Set<FileVersion>().SingleAsync());
            Assert.Equal(Evidence, await File.ReadAllBytesAsync(w.Server.Stored().Single()));
            Assert.Equal(Evidence.Length, version.Size);
            Assert.Equal(0, await w.ReadAsync(db => db.Set<Upload>().CountAsync()));
            Assert.Null(await w.Server.Services.GetRequiredService<BlobCheck>().TroubleAsync());
        }
    }

    /// <summary>A browser's script on a server of its own process.</summary>
    private sealed class Sender(TestWorkspace w, Uri address, string session)
    {
        public async Task<(Guid Id, int Received)> BeginAsync(long size)
        {
            var state = await SendAsync(HttpMethod.Post, "", JsonContent.Create(new { tool = "", thing = w.SpaceId, name = "evidence.txt", size, stamp = "1" })).JsonAsync();
            return (state.GetProperty("id").GetGuid(), state.GetProperty("received").GetInt32());
        }

        /// <summary>Sends half of what is left, waits until some of it has arrived, and ends it so. Answers with what had arrived.</summary>
        public async Task<int> CutAsync(Guid id, int from, Func<Task> end)
        {
            var arrived = 0;
            var half = new HalfContent(Evidence.AsMemory(from), async () =>
            {
                while ((arrived = await ReceivedAsync(id)) == from)
                {
                    await Task.Yield();
                }

                await end();
            });
            await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(HttpMethod.Put, $"/{id}?from={from}", half));
            return arrived;
        }

        public Task<HttpResponseMessage> SendAsync(HttpMethod method, string what, HttpContent? content = null)
        {
            var request = new HttpRequestMessage(method, $"/spaces/{w.SpaceId}/uploads{what}") { Content = content };
            request.Headers.Add("X-Requested-With", "workspace");
            request.Headers.Add("Origin", $"http://localhost:{address.Port}");
            var browser = new Browser(address);
            browser.SetCookie("session", session);
            return browser.Http.SendAsync(request);
        }

        private async Task<int> ReceivedAsync(Guid id) => (await SendAsync(HttpMethod.Get, $"/{id}").JsonAsync()).GetProperty("received").GetInt32();
    }

    /// <summary>Announces all of it, sends half, and then breaks off.</summary>
    private sealed class HalfContent(ReadOnlyMemory<byte> content, Func<Task> then) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content[..(content.Length / 2)]);
            await stream.FlushAsync();
            await then();
            throw new IOException("The connection is cut.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
