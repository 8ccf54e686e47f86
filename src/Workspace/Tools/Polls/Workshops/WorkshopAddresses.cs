namespace Workspace.Tools.Polls.Workshops;

/// <summary>Where the pages of workshops are.</summary>
public static class WorkshopAddresses
{
    public const string List = "/spaces/{SpaceId:guid}/polls/workshops", New = List + "/new", Words = List + "/words",
        One = List + "/{Id:guid}", Edit = One + "/edit", Control = One + "/control", Screen = One + "/screen", Board = One + "/board", Do = One + "/do",
        Join = "/join", Room = "/w/{Code}", Stream = "/w/{code}/now";

    public static string To(Guid spaceId, string page = "") => $"/spaces/{spaceId}/polls/workshops{page}";

    public static string ToOne(Guid spaceId, Guid id, string page = "") => To(spaceId, $"/{id}{page}");

    public static string ToRoom(string code) => $"/w/{code}";
}
