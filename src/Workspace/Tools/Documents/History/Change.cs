using System.Text;
using Workspace.Prose;
using Workspace.Texts;

namespace Workspace.Tools.Documents.History;

/// <summary>One change of a text: which version it made, by whom, when, and the steps.</summary>
public sealed record Change(int Version, Guid AuthorId, DateTimeOffset At, IReadOnlyList<Step> Steps)
{
    public static Change Of(TextCommit commit) => new(commit.Version, commit.AuthorId, commit.At, ProseJson.ReadSteps(Schema.Standard, Encoding.UTF8.GetBytes(commit.Steps)));
}
