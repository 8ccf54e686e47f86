using System.Diagnostics;
using System.Globalization;
using Workspace.Files.Kinds;

namespace Workspace.Files.Words;

/// <summary>Runs this program once more to read the words of a file, within bounds of time and memory.</summary>
public sealed class WordsWorker
{
    /// <summary>A file of more bytes is not read for its words.</summary>
    public const long Largest = 200 * 1024 * 1024;

    private const long Memory = 768L * 1024 * 1024;

    /// <summary>No file is worth more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The words, or null where the file breaks its reader.</summary>
    public async Task<string?> ReadAsync(Stream file, WordsOf how, CancellationToken ct = default)
    {
        using var process = Process.Start(Start(how))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            var words = ReadSomeAsync(process.StandardOutput, limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await FeedAsync(file, process, limit.Token);
            var text = await words;
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? text : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null; // it took too long
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo Start(WordsOf how)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "Workspace.dll");
        var start = Environment.ProcessPath is { } program && Path.GetFileNameWithoutExtension(program) == "Workspace"
            ? new ProcessStartInfo(program, [WordsCommand.Name, how.ToString()])
            : new ProcessStartInfo("dotnet", ["exec", assembly, WordsCommand.Name, how.ToString()]);
        (start.UseShellExecute, start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true, true);
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        // Nothing of what the server knows goes with it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("WORKSPACE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = Memory.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    private static async Task FeedAsync(Stream file, Process process, CancellationToken ct)
    {
        try
        {
            await file.CopyToAsync(process.StandardInput.BaseStream, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it has had enough, or ended
        }
    }

    private static async Task<string> ReadSomeAsync(StreamReader from, CancellationToken ct)
    {
        var (text, some) = (new System.Text.StringBuilder(), new char[16_384]);
        for (int read; (read = await from.ReadAsync(some, ct)) > 0;)
        {
            text.Append(some, 0, Math.Min(read, FileWords.Most - text.Length));
        }

        return text.Replace("\0", "").ToString();
    }
}
