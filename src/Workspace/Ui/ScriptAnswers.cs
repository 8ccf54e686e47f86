using System.Text.Json;
using Workspace.Spaces;

namespace Workspace.Ui;

/// <summary>What our script is answered: a refusal in its own words, for the page to show where it happened.</summary>
public static class ScriptAnswers
{
    public static async Task<IResult> InWordsAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Refusal refusal)
        {
            return Results.Problem(refusal.Message, statusCode: refusal.Status);
        }
        catch (JsonException)
        {
            return Results.Problem("What was sent cannot be read.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
