using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Activity;
using Workspace.Files;
using Workspace.Files.Scanning;
using Workspace.Mail;
using Workspace.Tests.Support;

namespace Workspace.Tests.Files;

/// <summary>The scan for viruses: nobody opens a file before its verdict, and what is found is taken away.</summary>
public sealed class ScanTests
{
    [Fact]
    public async Task Nobody_opens_a_file_before_its_verdict_and_a_virus_is_taken_away()
    {
        await using var scanner = new Scanner();
        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(builder => builder.UseSetting("WORKSPACE_CLAMD", $"127.0.0.1:{scanner.Port}")));
        var (clean, bad) = (await w.AttachAsync(w.Ben, "clean.txt", Samples.Text("words")), await w.AttachAsync(w.Ben, "bad.txt", Samples.Text("this is EVIL, really")));
        var rae = await w.SignInAsync(w.Rae);
        async Task<HttpStatusCode> OpenAsync(SpaceFile file) => (await rae.Http.GetAsync($"/spaces/{w.SpaceId}/files/{file.Id}/download")).StatusCode;
        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict], [await OpenAsync(clean), await OpenAsync(bad)]);

        scanner.Answers();
        await w.Server.Services.GetRequiredService<ScanJob>().ScanWaitingAsync();
        while (await w.ReadAsync(db => db.Set<FileVersion>().AnyAsync(v => v.Scan == ScanState.Waiting)))
        {
            await Task.Yield();
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], [await OpenAsync(clean), await OpenAsync(bad)]);
        Assert.Contains("A virus was found in this file: Test-Evil", (await (await w.SignInAsync(w.Ben)).GetAsync($"/spaces/{w.SpaceId}/files/{bad.Id}")).AllText, StringComparison.Ordinal);
        Assert.Equal(bad.Id, (await w.ReadAsync(db => db.Set<Letter>().SingleAsync(l => l.PersonId == w.Ben.Id && l.Kind == "virus"))).AboutId); // they have long been answered, so they get a mail
        Assert.Contains("A virus was found in “bad.txt”", (await DutiesAsync(w, w.Ben)).Select(d => d.Duty.What));
        Assert.Empty(await DutiesAsync(w, w.Fay));
        Assert.Single(w.Server.Stored());
        Assert.Null(await w.Server.Services.GetRequiredService<BlobCheck>().TroubleAsync());
    }

    private static Task<IReadOnlyList<WaitingDuty>> DutiesAsync(TestWorkspace w, Actor actor) => w.DoAsync<DutyQueries, IReadOnlyList<WaitingDuty>>(actor, duties => duties.InSpaceAsync(actor.Id, w.SpaceId));

    /// <summary>Speaks INSTREAM as clamd does; what holds EVIL is found. It hangs up until it is told to answer.</summary>
    private sealed class Scanner : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;
        private volatile bool _answers;

        public Scanner()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Answers() => _answers = true;

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    if (_answers)
                    {
                        await AnswerAsync(client.GetStream());
                    }
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // the test is over
            }
        }

        private static async Task AnswerAsync(NetworkStream stream)
        {
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            using var all = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (piece.Length == 0)
                {
                    break;
                }

                await stream.ReadExactlyAsync(piece);
                all.Write(piece);
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(Encoding.Latin1.GetString(all.ToArray()).Contains("EVIL", StringComparison.Ordinal) ? "stream: Test-Evil FOUND\0" : "stream: OK\0"));
        }
    }
}
