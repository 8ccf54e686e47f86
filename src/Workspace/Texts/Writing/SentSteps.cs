using System.Text;
using Workspace.Prose;

namespace Workspace.Texts.Writing;

/// <summary>The border for what browsers send: bounded, and steps or a reason, never an exception.</summary>
internal static class SentSteps
{
    public const int MostSteps = 1_000, MostBytes = 2_000_000;

    public static (IReadOnlyList<Step>? Steps, string? Problem) Read(string? json)
    {
        if (json is null || json.Length > MostBytes)
        {
            return (null, $"This is too much at once: {MostBytes / 1_000_000} MB is the most. Put it in by parts.");
        }

        try
        {
            var steps = ProseJson.ReadSteps(Schema.Standard, Strict.GetBytes(json));
            return steps.Count switch
            {
                0 => (null, "There is nothing to change."),
                > MostSteps => (null, $"This is too much at once: {MostSteps:N0} changes is the most. Put it in by parts."),
                _ => (steps, null),
            };
        }
        catch (Exception error) when (error is ProseException or EncoderFallbackException)
        {
            return (null, error is ProseException ? error.Message : "The text holds half a character.");
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
