namespace Workspace.Tools.Wiki;

/// <summary>Where the pages of a wiki are.</summary>
public static class WikiAddresses
{
    public const string Root = "/spaces/{SpaceId:guid}/wiki", New = Root + "/new", Changes = Root + "/changes", Trash = Root + "/trash", Import = Root + "/import", ImportOne = Import + "/{Id:guid}",
        Named = Root + "/to/{Title}", Word = Root + "/word", One = Root + "/{Id:guid}", Edit = One + "/edit", Markdown = One + "/markdown", Settings = One + "/settings", Move = One + "/move", History = One + "/history", Version = History + "/{Number:int}",
        Compare = One + "/compare", Readers = One + "/readers", Publish = One + "/publish", Print = One + "/print", Delete = One + "/delete";

    public static string To(Guid spaceId, string page = "") => $"/spaces/{spaceId}/wiki{page}";

    public static string ToPage(Guid spaceId, Guid id, string page = "") => $"/spaces/{spaceId}/wiki/{id}{page}";

    /// <summary>Where a link by title leads: to the page of that name, or to a form that makes it.</summary>
    public static string ToTitle(Guid spaceId, string title) => $"/spaces/{spaceId}/wiki/to/{Uri.EscapeDataString(title)}";
}
