namespace Workspace.Files;

/// <summary>Where files are.</summary>
public static class FileAddresses
{
    public const string Folder = "/spaces/{SpaceId:guid}/files", Add = Folder + "/add", Zip = Folder + "/selected.zip", One = Folder + "/{FileId:guid}", Download = One + "/download",
        OneVersion = One + "/versions/{VersionNumber:int}", Uploads = "/spaces/{SpaceId:guid}/uploads", Upload = Uploads + "/{UploadId:guid}";

    public static string To(Guid spaceId, string page = "") => $"/spaces/{spaceId}/files{page}";

    public static string UploadsOf(Guid spaceId) => $"/spaces/{spaceId}/uploads";

    public static string ToFile(Guid spaceId, Guid file, string page = "") => $"/spaces/{spaceId}/files/{file}{page}";

    public static string ToVersion(Guid spaceId, Guid file, int number, string page) => $"/spaces/{spaceId}/files/{file}/versions/{number}/{page}";
}
