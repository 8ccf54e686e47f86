namespace Workspace.Tools;

/// <summary>All tools, found in this assembly, in the order of the navigation.</summary>
public sealed class Toolbox
{
    public IReadOnlyList<ITool> All { get; } =
    [
        .. typeof(ITool).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ITool)))
            .Select(type => (ITool)Activator.CreateInstance(type)!)
            .OrderBy(tool => tool.Order),
    ];

    public ITool? Find(string key) => All.FirstOrDefault(tool => tool.Key == key);
}
