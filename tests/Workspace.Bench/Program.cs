using Workspace.Bench.Crowds;
using Workspace.Bench.Files;
using Workspace.Bench.Forums;
using Workspace.Bench.Kills;
using Workspace.Bench.Pages;
using Workspace.Bench.Polls;
using Workspace.Bench.Prose;
using Workspace.Bench.Revocation;
using Workspace.Bench.Search;
using Workspace.Bench.Signals;
using Workspace.Bench.SignIns;
using Workspace.Bench.Texts;
using Workspace.Bench.Writes;

if (args is ["prose", ..]) return await ProseBench.RunAsync(args[1..]);
if (args is ["pages", ..]) return await PagesBench.RunAsync(args[1..]);
if (args is ["crowds", ..]) return await CrowdsBench.RunAsync(args[1..]);
if (args is ["sign-ins", ..]) return await SignInsBench.RunAsync(args[1..]);
if (args is ["revocation", ..]) return await RevocationBench.RunAsync(args[1..]);
if (args is ["search", ..]) return await SearchBench.RunAsync(args[1..]);
if (args is ["files", ..]) return await FilesBench.RunAsync(args[1..]);
if (args is ["signals"]) return await SignalsBench.RunAsync();
if (args is ["forums", ..]) return await ForumsBench.RunAsync(args[1..]);
if (args is ["polls"]) return await PollsBench.RunAsync();
if (args is ["workshop", ..]) return await WorkshopBench.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 2_000, args.Length > 2 ? double.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : null);
if (args is ["writes", ..]) return await WritesBench.RunAsync(args[1..]);
if (args is ["kills", ..]) return await KillsBench.RunAsync(args[1..]);
if (args is ["handbook", var folder]) return Handbook.Run(folder);
if (args is ["wiki", var book]) return await Workspace.Bench.Wiki.WikiBench.RunAsync(book);
if (args is ["wiki-read", var pages]) return Workspace.Bench.Wiki.Reading.Run(pages);
if (args is ["wiki-read", var where, var what]) return Workspace.Bench.Wiki.Reading.Notes(where, what);
if (args is ["texts", ..]) return await TextsBench.RunAsync(args[1..]);
if (args is ["text-kills", ..]) return await TextKills.RunAsync(args[1..]);
if (args is ["traces", var traces]) return await TracesBench.RunAsync(traces);
Console.WriteLine("""
    usage: Workspace.Bench COMMAND
      pages [--small | --against FOLDER] [home | register | heat map | people]
      signals
      search [--many ENTRIES]
      writes [--import]
      files [MEGABYTES]
      kills [TIMES]
      forums [pages | action | http | watched | sizes | serve THREADS]
      polls
      workshop [PARTICIPANTS [SECONDS]]
      crowds [--small]
      sign-ins [--timing [TIMES]]
      revocation [TIMES]
      texts [PEOPLE:DOCUMENTS:KEYS[:FSYNC_MS] ... | open | serve FOLDER PEOPLE]
      text-kills [TIMES [SEED]]
      traces FOLDER
      wiki FOLDER
      wiki-read FOLDER
      prose FOLDER
      handbook FOLDER
    """);
return 64;
