using Workspace.Spaces;

namespace Workspace.People;

/// <summary>Says of a refusal which field of the form it is about.</summary>
internal static class Fields
{
    public static T At<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Refusal refusal) when (refusal.Field is null)
        {
            throw new Refusal(refusal.Kind, refusal.Message, field);
        }
    }

    public static void At(string field, Action act) => At(field, () =>
    {
        act();
        return true;
    });
}
