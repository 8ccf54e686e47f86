namespace Workspace.Texts.Writing;

/// <summary>Rights as they are called on the wire.</summary>
internal static class Words
{
    public static string Of(TextRight right) => right switch
    {
        TextRight.Write => "write",
        TextRight.Suggest => "suggest",
        TextRight.Comment => "comment",
        TextRight.Read => "read",
        _ => "none",
    };
}
