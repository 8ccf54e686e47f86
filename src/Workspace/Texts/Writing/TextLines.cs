using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Workspace.Texts.Writing;

/// <summary>The open connections of the hub, each with its own line, so that what all get is written once and nobody is waited for.</summary>
internal sealed class TextLines(ILogger<DefaultHubLifetimeManager<DocumentHub>> log) : DefaultHubLifetimeManager<DocumentHub>(log)
{
    private readonly ConcurrentDictionary<string, TextLine> _lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Guid> _people = new(StringComparer.Ordinal);

    public TextLine? Find(string connectionId) => _lines.GetValueOrDefault(connectionId);

    /// <summary>Counts a connection of a person; false where there are too many.</summary>
    public bool Admit(Guid personId, string connectionId, int most)
    {
        _people[connectionId] = personId;
        return _people.Values.Count(p => p == personId) <= most;
    }

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _lines[connection.ConnectionId] = new(connection);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        _lines.TryRemove(connection.ConnectionId, out _);
        _people.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }
}
