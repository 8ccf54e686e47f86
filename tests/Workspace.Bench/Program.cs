using Workspace.Bench.Kills;
using Workspace.Bench.Pages;
using Workspace.Bench.Prose;
using Workspace.Bench.Signals;
using Workspace.Bench.Writes;

if (args is ["prose", ..]) return await ProseBench.RunAsync(args[1..]);
if (args is ["pages", ..]) return await PagesBench.RunAsync(args[1..]);
if (args is ["signals"]) return await SignalsBench.RunAsync();
if (args is ["writes", ..]) return await WritesBench.RunAsync(args[1..]);
if (args is ["kills", ..]) return await KillsBench.RunAsync(args[1..]);
if (args is ["handbook", var folder]) return Handbook.Run(folder);
if (args is ["wiki-read", var pages]) return Workspace.Bench.Wiki.Reading.Run(pages);
if (args is ["wiki-read", var where, var what]) return Workspace.Bench.Wiki.Reading.Notes(where, what);
Console.WriteLine("usage: Workspace.Bench pages [--small] | signals | writes | kills [TIMES] | wiki-read FOLDER | prose FOLDER | handbook FOLDER");
return 64;
