namespace Workspace.Tools.Documents;

/// <summary>Where the pages of documents are.</summary>
public static class DocumentAddresses
{
    public const string All = "/spaces/{SpaceId:guid}/documents", New = All + "/new", Word = All + "/word", Trash = All + "/trash", One = All + "/{Id:guid}",
        Comments = One + "/comments", Suggestions = One + "/suggestions", Review = One + "/review", StartReview = Review + "/new", Round = Review + "/{RoundId:guid}",
        Table = Round + "/table", Row = Table + "/{RowKey}", History = One + "/history", Compare = History + "/compare", Authors = History + "/authors", AtVersion = History + "/{Number:int}", AtVersionPost = History + "/{number:int}",
        Settings = One + "/settings", Export = One + "/export", Print = One + "/print";

    public static string To(Guid spaceId, string page = "") => $"/spaces/{spaceId}/documents{page}";

    public static string ToOne(Guid spaceId, Guid id, string page = "") => $"/spaces/{spaceId}/documents/{id}{page}";
}
