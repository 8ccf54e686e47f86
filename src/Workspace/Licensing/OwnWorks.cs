using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Licensing;

/// <summary>What a person wrote, as an archive to take along: also when their seat has ended. Every tool says what is theirs.</summary>
public sealed class OwnWorks(IDbContextFactory<WorkspaceDb> databases, SpaceAccess spaces, Toolbox toolbox, CurrentPerson current, IServiceProvider services)
{
    private const int MostSpaces = 200, LongestName = 80;

    public async Task WriteAsync(Stream to, CancellationToken ct = default)
    {
        var me = current.Id ?? throw Refusal.SignedOut();
        await using var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await AddAsync(archive, names, "read-me.txt", "What you wrote in Workspace, one folder for each space and tool. Words of others are not in it.\n", ct);
        foreach (var spaceId in await SpacesAsync(me, ct))
        {
            await using var visit = await spaces.EnterForOwnAsync(me, spaceId, ct);
            foreach (var tool in toolbox.All)
            {
                foreach (var work in await tool.WroteAsync(visit, services, ct))
                {
                    await AddAsync(archive, names, $"{Clean(visit.SpaceName)}/{Clean(tool.Name)}/{Clean(work.Name)}.{work.Ending}", work.Text, ct);
                }
            }
        }
    }

    private async Task<List<Guid>> SpacesAsync(Guid me, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Membership>().Where(m => m.PersonId == me && m.LeftAt == null).OrderBy(m => m.JoinedAt).Select(m => m.SpaceId).Take(MostSpaces).ToListAsync(ct);
    }

    private static async Task AddAsync(ZipArchive archive, HashSet<string> names, string name, string text, CancellationToken ct)
    {
        var unique = name;
        for (var n = 2; !names.Add(unique); n++)
        {
            unique = $"{Path.ChangeExtension(name, null)} {n}{Path.GetExtension(name)}";
        }

        await using var entry = await archive.CreateEntry(unique).OpenAsync(ct);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
    }

    // A name that is a file on every system, and leads nowhere else.
    private static string Clean(string name)
    {
        var clean = string.Concat(HeaderText.Clean(name, LongestName).Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '-' : c)).Trim(' ', '.');
        return clean.Length > 0 ? clean : "untitled";
    }
}
