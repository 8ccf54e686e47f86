using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Workspace.Prose;

namespace Workspace.Tests.Texts;

/// <summary>People type, the server is killed again and again, and afterwards everything that was acknowledged must be there once and in order.</summary>
public sealed partial class KillRun(ServerProcess server, Guid text, IReadOnlyList<string> secrets, int seed) : IDisposable
{
    private const int MostUnsaved = 60; // typing goes on while the server is away, but not for minutes on a slow machine

    private readonly Random _random = new(seed);
    private readonly List<HashSet<string>> _acknowledged = [.. secrets.Select(_ => new HashSet<string>())];
    private readonly int[] _typed = new int[secrets.Count];
    private readonly CancellationTokenSource _stop = new();
    private bool _typing = true;

    public List<TimeSpan> Back { get; } = [];

    /// <summary>What was typed, what of it was acknowledged in time to be promised, and the text in the end, which all have.</summary>
    public async Task<KillReport> RunAsync(int kills)
    {
        await server.StartAsync();
        Editor[] editors = [.. secrets.Select((_, i) => new Editor(text) { Heard = (commit, mine) => Acknowledge(i, commit.GetProperty("steps").GetRawText(), mine) })];
        var lives = editors.Select((editor, i) => LiveAsync(editor, i)).ToArray();
        for (var i = 0; i < kills; i++)
        {
            await Task.WhenAll(editors.Select(e => e.OpenedAsync()));
            await Task.Delay(_random.Next(100, 1_000));
            await server.KillAsync();
            await server.StartAsync();
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(editors.Select(e => e.OpenedAsync()));
            Back.Add(Stopwatch.GetElapsedTime(started));
        }

        await Task.Delay(300);
        Volatile.Write(ref _typing, false);
        await Task.WhenAll(editors.Select(e => e.SavedAsync()));
        var version = editors.Max(e => e.Version);
        await Task.WhenAll(editors.Select(e => e.AtAsync(version)));
        await _stop.CancelAsync();
        await Task.WhenAll(lives);
        return await CheckAsync(editors);
    }

    public void Dispose() => _stop.Dispose();

    private async Task<KillReport> CheckAsync(Editor[] editors)
    {
        await using var fresh = await (await new Editor(text).ConnectAsync(await server.ConnectAsync(secrets[0]))).OpenedAsync();
        var words = fresh.Words;
        var found = Token().Matches(words).Select(m => m.Value).ToList();
        var wrong = new List<string>();
        wrong.AddRange(found.GroupBy(t => t).Where(t => t.Count() > 1).Select(t => $"{t.Key} is there {t.Count()} times"));
        wrong.AddRange(_acknowledged.SelectMany(tokens => tokens).Except(found).Select(t => $"{t} was acknowledged and is gone"));
        wrong.AddRange(Enumerable.Range(0, editors.Length).SelectMany(i => Enumerable.Range(0, _typed[i]).Select(n => $"[{i}.{n}]")).Except(found).Select(t => $"{t} was typed and is gone"));
        wrong.AddRange(editors.Where(e => !e.Doc.Equals(fresh.Doc)).Select(e => $"editor {e.Tab} has another text"));
        foreach (var line in fresh.Doc.Children)
        {
            var tokens = Token().Matches(line.TextContent).Select(m => (By: m.Groups["by"].Value, Number: int.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture))).ToList();
            wrong.AddRange(tokens.GroupBy(t => t.By).Where(own => own.Zip(own.Skip(1)).Any(pair => pair.First.Number > pair.Second.Number)).Select(own => $"the words of {own.Key} are out of order"));
        }

        foreach (var editor in editors)
        {
            await editor.DisposeAsync();
        }

        return new(fresh.Version, fresh.Confirmed, _typed.Sum(), _acknowledged.Sum(a => a.Count), wrong);
    }

    private async Task LiveAsync(Editor editor, int number)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (editor.IsCut)
                {
                    await editor.ConnectAsync(await server.ConnectAsync(secrets[number]));
                    await editor.OpenedAsync();
                }
            }
            catch (Exception error) when (error is WebSocketException or IOException or HttpRequestException or TimeoutException or OperationCanceledException)
            {
                // the server is not there: again in a moment
            }

            if (Volatile.Read(ref _typing) && editor.Version >= 0 && editor.Unsaved < MostUnsaved)
            {
                var token = $"[{number}.{_typed[number]}]";
                await editor.TypeAsync(doc => Doc.Insert(EndOf(doc, _typed[number] % 3 == 0 ? 0 : number + 1), token));
                _typed[number]++;
            }

            await Task.Delay(30);
        }
    }

    private static int EndOf(Node doc, int line) => doc.Children.Take(line + 1).Sum(c => c.NodeSize) - 1;

    private void Acknowledge(int number, string steps, bool mine)
    {
        if (mine)
        {
            lock (_acknowledged[number])
            {
                _acknowledged[number].UnionWith(Token().Matches(steps).Select(m => m.Value));
            }
        }
    }

    [GeneratedRegex(@"\[(?<by>\d+)\.(?<n>\d+)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}

/// <summary>What a run with kills ended in; <paramref name="Wrong"/> must be empty.</summary>
public sealed record KillReport(int Version, Node Doc, int Typed, int Acknowledged, IReadOnlyList<string> Wrong);
