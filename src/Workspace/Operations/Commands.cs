using Microsoft.AspNetCore.Connections;
using Workspace.Activity.Audit;
using Workspace.Data;
using Workspace.Files.Words;
using Workspace.Search.Feeding;
using Workspace.Tools;

namespace Workspace.Operations;

/// <summary>The program's sub-commands; without one it serves.</summary>
public static class Commands
{
    private const int Done = 0, Failed = 1, Misused = 64, Misconfigured = 78;

    private const string Usage = """
        usage: Workspace                       serve
               Workspace --demo                serve, after filling an example organisation
               Workspace migrate               bring the database to this version
               Workspace backup FILE           write database, keys and files into one archive, while the server runs
               Workspace restore FILE          put an archive into an empty data folder or database
               Workspace admin create NAME EMAIL   make an administrator, and print a link that signs them in once
               Workspace verify-audit [HEAD]   check the chain of the audit, and that it still holds a head noted down earlier
               Workspace search rebuild        read everything into the search index again, while the server runs
               Workspace doctor                look at settings, database and disk, and say what is wrong
               Workspace health                ask the running server whether it is well
        """;

    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> compose)
    {
        try
        {
            return args switch
            {
                [] or [['-', '-', ..], ..] => await ServeAsync(compose(args), args),
                ["migrate"] => await WithAsync(compose, app => app.Services.GetRequiredService<Migrator>().MigrateAsync()),
                ["backup", var file] => await WithAsync(compose, app => app.Services.GetRequiredService<Backup>().WriteAsync(file)),
                ["restore", var file] => await WithAsync(compose, app => app.Services.GetRequiredService<Restore>().ReadAsync(file)),
                ["admin", "create", var name, var email] => await WithAsync(compose, app => app.Services.GetRequiredService<AdminCommand>().CreateAsync(name, email)),
                ["verify-audit", .. var head] when head.Length <= 1 => await compose([]).Services.GetRequiredService<AuditCommand>().VerifyAsync(head.FirstOrDefault(), Console.Out) ? Done : Failed,
                ["search", "rebuild"] => await WithAsync(compose, app => app.Services.GetRequiredService<Indexer>().RebuildAsync(Console.WriteLine)),
                ["doctor"] => await compose([]).Services.GetRequiredService<Doctor>().LookAsync(Console.Out) ? Done : Failed,
                [WordsCommand.Name, var kind] => await WordsCommand.RunAsync(kind),
                ["health"] => await AskAsync(Settings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build())),
                [var name, .. var rest] when new Toolbox().All.SelectMany(tool => tool.Commands).FirstOrDefault(c => c.Name == name) is { } command => await WithAsync(compose, app => command.RunAsync(app.Services, rest)),
                _ => Say(Usage + string.Concat(new Toolbox().All.SelectMany(tool => tool.Commands).Select(c => $"\n       Workspace {c.Usage}   {c.Does}")), Misused),
            };
        }
        catch (SettingException wrong)
        {
            return Say(wrong.Message, Misconfigured);
        }
        catch (OperationException failed)
        {
            return Say(failed.Message, Failed);
        }
    }

    private static async Task<int> ServeAsync(WebApplication app, string[] args)
    {
        await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        var greeting = await app.Services.GetRequiredService<Greeting>().PrepareAsync(args);
        try
        {
            await app.StartAsync();
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new OperationException("Another program listens at this address already. Stop it, or give another one in WORKSPACE_URL.");
        }

        Console.WriteLine(greeting);
        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return Done;
    }

    private static async Task<int> WithAsync(Func<string[], WebApplication> compose, Func<WebApplication, Task> act)
    {
        await using var app = compose([]);
        await act(app);
        return Done;
    }

    private static async Task<int> AskAsync(Settings settings)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            return (await http.GetAsync(new Uri(new Uri(settings.ListenAddress.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)), "/health/ready"))).IsSuccessStatusCode ? Done : Failed;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return Say($"The server does not answer: {error.Message}", Failed);
        }
    }

    private static int Say(string sentence, int exit)
    {
        Console.Error.WriteLine(sentence);
        return exit;
    }
}

/// <summary>A command that could not be carried out, in a sentence that says what to do.</summary>
public sealed class OperationException(string message) : Exception(message);
