Console.WriteLine("usage: Workspace.Bench pages|signals|writes|prose");
