using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Documents.Review;
using Workspace.Ui;

namespace Workspace.Tools.Documents;

/// <summary>What one person may do with one document now: one rule for pages, forms and the live text.</summary>
public sealed record DocumentRights(TextRight Right, bool MayRun, string Because)
{
    public bool MayComment => Right >= TextRight.Comment;
    public bool MaySuggest => Right >= TextRight.Suggest;
    public bool MayWrite => Right >= TextRight.Write;

    public static DocumentRights Of(Document document, Visit visit, ReviewRound? round)
    {
        var rules = Rules(document, round, visit.Zone);
        var right = visit.IsArchived ? TextRight.Read : rules.For(visit.Role);
        return new(right, visit.May(Role.Facilitator), visit.IsArchived ? "This space is archived." : rules.Because ?? RoleWords.WhoMay(document.WriteFrom));
    }

    /// <summary>The rules that are stored with the text: an agreed document takes no further word, one that is to be approved stays as it was sent.</summary>
    public static TextRules Rules(Document document, ReviewRound? round, TimeZoneInfo zone) => document switch
    {
        { IsTrashed: true } => TextRules.ReadOnly("This document is in the trash.") with { Read = Role.Contributor },
        { Status: DocumentStatus.Agreed } => TextRules.ReadOnly($"This text was agreed on {Words.Day(DocumentWords.DayOf(document.AgreedAt!.Value, zone))}. A facilitator can open a new draft."),
        { Status: DocumentStatus.Superseded } => TextRules.ReadOnly("This document is superseded."),
        _ when round is { IsOpen: true, Kind: RoundKind.Approval } => new() { Comment = document.CommentFrom, Suggest = null, Write = null, Because = "An approval is open: the text stays as it was sent until it is closed." },
        _ => new() { Comment = document.CommentFrom, Suggest = document.SuggestFrom, Write = document.WriteFrom },
    };
}
