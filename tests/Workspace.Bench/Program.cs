using Workspace.Bench.Prose;

if (args is ["prose", ..]) return await ProseBench.RunAsync(args[1..]);
Console.WriteLine("usage: Workspace.Bench pages|signals|writes|prose");
return 64;
