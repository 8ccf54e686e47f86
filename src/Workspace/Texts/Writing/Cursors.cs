namespace Workspace.Texts.Writing;

/// <summary>Carries a cursor over commits: one's own words push it on, others' words at the same place do not.</summary>
internal static class Cursors
{
    public static int Over(IEnumerable<KeptCommit> commits, int position, string tab)
    {
        foreach (var kept in commits)
        {
            var side = kept.Commit.Tab == tab ? 1 : -1;
            foreach (var step in kept.Steps)
            {
                position = step.GetMap().Map(position, side);
            }
        }

        return position;
    }
}
