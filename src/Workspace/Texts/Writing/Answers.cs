using Workspace.Prose;

namespace Workspace.Texts.Writing;

/// <summary>What is said to one person alone: that a batch was stored before, that it is refused and why, which words were lost.</summary>
internal static class Answers
{
    public static void Send(Guid textId, Draft draft, Crowd crowd)
    {
        foreach (var (batch, version) in draft.Again)
        {
            Answered(batch)?.Line.Put(Frame.Of("saved", new { text = textId, seq = batch.Sequence, v = version }));
        }

        foreach (var (batch, why, message) in draft.Refused)
        {
            Refuse(textId, batch, why, message);
        }

        foreach (var made in draft.Made)
        {
            Answered(made.Batch);
            made.Batch.Done?.TrySetResult(new(textId, made.Commit.Version, made.Result.Doc, made.Commit.At, made.Commit.AuthorId));
            GiveBack(textId, made, crowd);
        }
    }

    public static void Refuse(Guid textId, Batch batch, string why, string message)
    {
        batch.Done?.TrySetException(why switch
        {
            "wrong" => Spaces.Refusal.Wrong(message),
            "right" => Spaces.Refusal.Forbidden(message),
            "again" => Spaces.Refusal.Conflict("The text has changed meanwhile. Look at it again before you go on."),
            _ => Spaces.Refusal.Unavailable(message),
        });
        if (Answered(batch) is { } reader)
        {
            var because = why == "right" ? reader.Standing.Because ?? message : message;
            reader.Line.Put(Frame.Of("refused", new { text = textId, seq = batch.Sequence, why, message = because, right = Words.Of(reader.Standing.Right) }));
        }
    }

    private static void GiveBack(Guid textId, Made made, Crowd crowd)
    {
        var lost = made.Result.Dropped.Where(d => d.Text.Length > 0).Select(d => (To: made.Commit.AuthorId, d.Text, By: (Guid?)null)).ToList();
        foreach (var words in made.Result.Overwritten.Where(o => o.Text.Length > 0))
        {
            lost.Add((words.Since is { } at ? made.SinceBy[at] : made.Commit.AuthorId, words.Text, made.Commit.AuthorId));
        }

        foreach (var person in lost.GroupBy(l => l.To))
        {
            var words = person.Select(l => new { text = l.Text, by = l.By, how = l.By is null ? "dropped" : "overwritten" }).ToArray();
            var frame = Frame.Of("lost", new { text = textId, seq = person.Key == made.Commit.AuthorId ? made.Batch.Sequence : null, words });
            foreach (var reader in crowd.Of(person.Key, made.Batch.Reader))
            {
                reader.Line.Put(frame);
            }
        }
    }

    private static TextReader? Answered(Batch batch)
    {
        if (batch.Reader is { } reader)
        {
            reader.Answered();
        }

        return batch.Reader;
    }
}
