using System.Diagnostics;
using System.Text.Json;

namespace Workspace.Bench.Polls;

/// <summary>A big screen: notes when it showed how many votes.</summary>
public sealed class Screen
{
    private readonly List<(long At, int Shown)> _seen = [];

    public int Messages
    {
        get
        {
            lock (_seen) return _seen.Count;
        }
    }

    public static async Task<Screen> OpenAsync(Uri address, string path, string cookie)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Accept", "text/event-stream");
        var answer = (await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).EnsureSuccessStatusCode();
        var screen = new Screen();
        _ = screen.ReadAsync(new StreamReader(await answer.Content.ReadAsStreamAsync()));
        return screen;
    }

    /// <summary>Waits until so many votes are in the bars.</summary>
    public async Task SeesAsync(int votes, TimeSpan patience)
    {
        for (var began = Stopwatch.GetTimestamp(); Shown() < votes; await Task.Delay(20))
        {
            if (Stopwatch.GetElapsedTime(began) > patience) throw new TimeoutException($"The big screen shows {Shown()} of {votes} votes.");
        }
    }

    /// <summary>For each vote, in the order in which they were sent, how long after its sending the bars held so many.</summary>
    public IEnumerable<double> Delays(IReadOnlyList<Vote> votes, int before)
    {
        lock (_seen)
        {
            var next = 0;
            for (var i = 0; i < votes.Count; i++)
            {
                while (_seen[next].Shown < i + 1 + before) next++;
                yield return Math.Max(0, Stopwatch.GetElapsedTime(votes[i].SentAt, _seen[next].At).TotalMilliseconds);
            }
        }
    }

    private int Shown()
    {
        lock (_seen) return _seen.Count == 0 ? 0 : _seen[^1].Shown;
    }

    private async Task ReadAsync(StreamReader lines)
    {
        try
        {
            while (await lines.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
                using var drawn = JsonDocument.Parse(line[6..]);
                var rows = drawn.RootElement.GetProperty("rows");
                var shown = rows.ValueKind != JsonValueKind.Array ? 0 : rows.EnumerateArray().Sum(r => int.Parse(r.GetProperty("figure").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
                lock (_seen) _seen.Add((Stopwatch.GetTimestamp(), shown));
            }
        }
        catch (Exception over) when (over is IOException or HttpRequestException or OperationCanceledException)
        {
            // The server has ended.
        }
    }
}
