using Microsoft.EntityFrameworkCore;
using Workspace.Files;
using Workspace.Prose;
using Workspace.Tests.Files;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Documents;
using Workspace.Tests.Tools.Forums;
using Workspace.Tests.Tools.Polls;
using Workspace.Tests.Tools.Risks;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Polls;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Search;

/// <summary>Some hundred things of all kinds, each a minute after the one before, always the same.</summary>
internal static class Corpus
{
    private static readonly string[] Minutes =
    [
        "Local land charges were registered by the council.", "The lenders asked about fees, and what lending costs.", "Café évaluation: the naïve résumé of Zoë.",
        "Charges that are local, on land of the county.", "Conveyancers attend by video; a witness signs.", "The registrar’s clerks don’t organise the archive.",
    ];

    private static readonly string[] Dangers = ["Lenders delay sign-off", "Registration is misspelt", "Deeds burn in the archive", "Organisers leave the programme", "Straße names are lost"];

    private static readonly string[] Talk =
    [
        "Who keeps the recording of the witness?", "Registering takes a day, registration of a charge two.", "Lender’s fees are charged twice.", "The local land charges again.",
        "An évaluation would help the county.", "Nobody archives what the organisers said.",
    ];

    public static async Task PlantAsync(TestWorkspace w)
    {
        for (var n = 1; n <= 30; n++)
        {
            await w.AddPageAsync(w.Ben, n % 10 == 0 ? $"Registers of the county, part {n / 10}" : $"Minutes of meeting {n}", markdown: $"Meeting {n} of the task force.\n\n{Minutes[n % Minutes.Length]}");
            Next(w);
        }

        for (var n = 1; n <= 20; n++)
        {
            await w.AddRiskAsync(n % 2 == 0 ? w.Ben : w.Fay, new RiskDetails { Title = $"{Dangers[n % Dangers.Length]}, case {n}", Cause = Minutes[n % Minutes.Length], Score = new Score((n % 5) + 1, (n % 4) + 1) });
            Next(w);
        }

        await TalkAsync(w);
        for (var n = 1; n <= 8; n++)
        {
            await Papers.StartAsync(w, n % 2 == 0 ? $"Consultation on charges, draft {n}" : $"Deeds by video, draft {n}", Papers.Doc(Papers.Heading($"{n}. Witnessing"), Papers.Paragraph(Schema.Standard.Text(Minutes[n % Minutes.Length]))));
            Next(w);
        }

        for (var n = 1; n <= 6; n++)
        {
            var poll = Guid.CreateVersion7();
            await w.DoAsync<PollActions>(w.Ben, polls => polls.DraftAsync(w.SpaceId, poll, PollWorkspace.Plan(null, null, "Register it", $"Lend to the county {n}") with { Question = $"Which évaluation, number {n}?" }));
            await w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, poll));
            Next(w);
        }

        await AttachAsync(w);
        await w.IndexedAsync();
    }

    private static async Task TalkAsync(TestWorkspace w)
    {
        var forum = await w.OpenForumAsync();
        for (var n = 1; n <= 5; n++)
        {
            var thread = (await w.StartThreadAsync(w.Ben, forum, $"Thread {n} about lending", Talk[n])).Id;
            Next(w);
            for (var post = 0; post < 6; post++)
            {
                await w.PostAsync(post % 2 == 0 ? w.Cas : w.Ben, thread, $"{Talk[(n + post) % Talk.Length]} ({n}, {post})");
                Next(w);
            }
        }
    }

    private static async Task AttachAsync(TestWorkspace w)
    {
        for (var n = 1; n <= 12; n++)
        {
            var (name, content) = (n % 4) switch
            {
                0 => ($"Register {n}.pdf", Samples.Pdf($"Deeds of the lender, sheet {n}")),
                1 => ($"Letter {n}.docx", Samples.Word(Minutes[n % Minutes.Length])),
                2 => ($"Fees {n}.xlsx", Samples.Excel("Registration fee")),
                _ => ($"Notes {n}.txt", Samples.Text(Talk[n % Talk.Length])),
            };
            await w.AttachAsync(w.Ben, name, content);
            Next(w);
        }

        await w.WordsAreReadAsync();
    }

    private static void Next(TestWorkspace w) => w.Clock.Advance(TimeSpan.FromMinutes(1));
}
