using Workspace.Files;

namespace Workspace.Tools.Folder;

/// <summary>The folder of a space: all files in one place, and those that hang on nothing else. Files on things stay with them where it is switched off.</summary>
public sealed class FolderTool : ITool
{
    public string Key => FileDoor.OwnTool;
    public string Name => "Files";
    public string Icon => "paperclip";
    public int Order => 70;
    public char Letter => 'l';

    public string? AddressOf(Guid spaceId, Guid thing) => FileAddresses.To(spaceId);

    public Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) => Demo.FolderDemo.FillAsync(space, services, ct);
}
