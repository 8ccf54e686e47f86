namespace Workspace.Tools.Polls;

/// <summary>Where the pages of polls are.</summary>
public static class PollAddresses
{
    public const string List = "/spaces/{SpaceId:guid}/polls", Finished = List + "/closed", New = List + "/new",
        One = List + "/{Id:guid}", Edit = One + "/edit", Voters = One + "/voters", Turnout = One + "/turnout", Check = One + "/check",
        OutcomePage = One + "/outcome", Closing = One + "/closing", Export = One + "/results.csv";

    public static string To(Guid spaceId, string page = "") => $"/spaces/{spaceId}/polls{page}";

    public static string ToPoll(Guid spaceId, Guid id, string page = "") => $"/spaces/{spaceId}/polls/{id}{page}";
}
