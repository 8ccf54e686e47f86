using Workspace.Search.Finding;
using Workspace.Tests.Support;

namespace Workspace.Tests.Search;

/// <summary>One corpus, and what is found in it in which order: written down once, so that both databases give the same.</summary>
public sealed class CorpusTests
{
    private static readonly (string Typed, string[] Found)[] Expected =
    [
        ("register", ["Documents 1: D-6 Consultation on charges, draft 6", "Pages 4+: Registers of the county, part 3 | Registers of the county, part 2 | Registers of the county, part 1 | Minutes of meeting 24", "Posts 4+: Post 4 in T-5 | Post 5 in T-4 | Post 6 in T-3 | Post 7 in T-2", "Polls 4+: P-6 Which évaluation, number 6? | P-5 Which évaluation, number 5? | P-4 Which évaluation, number 4? | P-3 Which évaluation, number 3?", "Risks 4+: R-16 Registration is misspelt, case 16 | R-11 Registration is misspelt, case 11 | R-06 Registration is misspelt, case 6 | R-01 Registration is misspelt, case 1", "Files 4+: Register 12.pdf | Register 8.pdf | Register 4.pdf | Fees 10.xlsx"]),
        ("registering deed", ["Risks 1: R-12 Deeds burn in the archive, case 12", "Files 3: Register 12.pdf | Register 8.pdf | Register 4.pdf"]),
        ("lending", ["Documents 2: D-7 Deeds by video, draft 7 | D-1 Deeds by video, draft 1", "Pages 4+: Minutes of meeting 25 | Minutes of meeting 19 | Minutes of meeting 13 | Minutes of meeting 7", "Threads 4+: T-5 Thread 5 about lending | T-4 Thread 4 about lending | T-3 Thread 3 about lending | T-2 Thread 2 about lending", "Polls 4+: P-6 Which évaluation, number 6? | P-5 Which évaluation, number 5? | P-4 Which évaluation, number 4? | P-3 Which évaluation, number 3?", "Risks 4: R-19 Straße names are lost, case 19 | R-13 Organisers leave the programme, case 13 | R-07 Deeds burn in the archive, case 7 | R-01 Registration is misspelt, case 1", "Files 1: Letter 1.docx"]),
        ("lenders fees", ["Documents 2: D-7 Deeds by video, draft 7 | D-1 Deeds by video, draft 1", "Pages 4+: Minutes of meeting 25 | Minutes of meeting 19 | Minutes of meeting 13 | Minutes of meeting 7", "Posts 4+: Post 5 in T-5 | Post 6 in T-4 | Post 7 in T-3 | Post 2 in T-2", "Risks 4: R-19 Straße names are lost, case 19 | R-13 Organisers leave the programme, case 13 | R-07 Deeds burn in the archive, case 7 | R-01 Registration is misspelt, case 1", "Files 1: Letter 1.docx"]),
        ("\"local land charges\"", ["Documents 1: D-6 Consultation on charges, draft 6", "Pages 4+: Registers of the county, part 3 | Minutes of meeting 24 | Minutes of meeting 18 | Minutes of meeting 12", "Posts 4+: Post 6 in T-5 | Post 7 in T-4 | Post 2 in T-3 | Post 1 in T-3", "Risks 3: R-18 Organisers leave the programme, case 18 | R-12 Deeds burn in the archive, case 12 | R-06 Registration is misspelt, case 6", "Files 1: Notes 3.txt"]),
        ("local land charges", ["Documents 2: D-6 Consultation on charges, draft 6 | D-3 Deeds by video, draft 3", "Pages 4+: Registers of the county, part 3 | Minutes of meeting 27 | Minutes of meeting 24 | Minutes of meeting 21", "Posts 4+: Post 6 in T-5 | Post 7 in T-4 | Post 2 in T-3 | Post 1 in T-3", "Risks 4+: R-18 Organisers leave the programme, case 18 | R-15 Lenders delay sign-off, case 15 | R-12 Deeds burn in the archive, case 12 | R-09 Straße names are lost, case 9", "Files 2: Letter 9.docx | Notes 3.txt"]),
        ("charge -council", ["Documents 4: D-8 Consultation on charges, draft 8 | D-4 Consultation on charges, draft 4 | D-2 Consultation on charges, draft 2 | D-3 Deeds by video, draft 3", "Pages 4+: Minutes of meeting 27 | Minutes of meeting 21 | Minutes of meeting 15 | Minutes of meeting 9", "Posts 4+: Post 6 in T-5 | Post 5 in T-5 | Post 4 in T-5 | Post 7 in T-4", "Risks 3: R-15 Lenders delay sign-off, case 15 | R-09 Straße names are lost, case 9 | R-03 Organisers leave the programme, case 3", "Files 3: Letter 9.docx | Notes 7.txt | Notes 3.txt"]),
        ("regist*", ["Documents 2: D-6 Consultation on charges, draft 6 | D-5 Deeds by video, draft 5", "Pages 4+: Registers of the county, part 3 | Registers of the county, part 2 | Registers of the county, part 1 | Minutes of meeting 29", "Posts 4+: Post 4 in T-5 | Post 5 in T-4 | Post 6 in T-3 | Post 7 in T-2", "Polls 4+: P-6 Which évaluation, number 6? | P-5 Which évaluation, number 5? | P-4 Which évaluation, number 4? | P-3 Which évaluation, number 3?", "Risks 4+: R-16 Registration is misspelt, case 16 | R-11 Registration is misspelt, case 11 | R-06 Registration is misspelt, case 6 | R-01 Registration is misspelt, case 1", "Files 4+: Register 12.pdf | Register 8.pdf | Register 4.pdf | Fees 10.xlsx"]),
        ("evaluation", ["Documents 2: D-8 Consultation on charges, draft 8 | D-2 Consultation on charges, draft 2", "Pages 4+: Minutes of meeting 26 | Registers of the county, part 2 | Minutes of meeting 14 | Minutes of meeting 8", "Posts 4+: Post 7 in T-5 | Post 2 in T-4 | Post 1 in T-4 | Post 3 in T-3", "Polls 4+: P-6 Which évaluation, number 6? | P-5 Which évaluation, number 5? | P-4 Which évaluation, number 4? | P-3 Which évaluation, number 3?", "Risks 4: R-20 Lenders delay sign-off, case 20 | R-14 Straße names are lost, case 14 | R-08 Organisers leave the programme, case 8 | R-02 Deeds burn in the archive, case 2"]),
        ("CAFÉ", ["Documents 2: D-8 Consultation on charges, draft 8 | D-2 Consultation on charges, draft 2", "Pages 4+: Minutes of meeting 26 | Registers of the county, part 2 | Minutes of meeting 14 | Minutes of meeting 8", "Risks 4: R-20 Lenders delay sign-off, case 20 | R-14 Straße names are lost, case 14 | R-08 Organisers leave the programme, case 8 | R-02 Deeds burn in the archive, case 2"]),
        ("zoe", ["Documents 2: D-8 Consultation on charges, draft 8 | D-2 Consultation on charges, draft 2", "Pages 4+: Minutes of meeting 26 | Registers of the county, part 2 | Minutes of meeting 14 | Minutes of meeting 8", "Risks 4: R-20 Lenders delay sign-off, case 20 | R-14 Straße names are lost, case 14 | R-08 Organisers leave the programme, case 8 | R-02 Deeds burn in the archive, case 2"]),
        ("strasse", ["Risks 4: R-19 Straße names are lost, case 19 | R-14 Straße names are lost, case 14 | R-09 Straße names are lost, case 9 | R-04 Straße names are lost, case 4"]),
        ("archive", ["Documents 1: D-5 Deeds by video, draft 5", "Pages 4+: Minutes of meeting 29 | Minutes of meeting 23 | Minutes of meeting 17 | Minutes of meeting 11", "Posts 4+: Post 2 in T-5 | Post 1 in T-5 | Post 3 in T-4 | Post 4 in T-3", "Risks 4+: R-17 Deeds burn in the archive, case 17 | R-12 Deeds burn in the archive, case 12 | R-07 Deeds burn in the archive, case 7 | R-02 Deeds burn in the archive, case 2", "Files 2: Notes 11.txt | Letter 5.docx"]),
        ("organisers", ["Posts 4+: Post 2 in T-5 | Post 1 in T-5 | Post 3 in T-4 | Post 4 in T-3", "Risks 4: R-18 Organisers leave the programme, case 18 | R-13 Organisers leave the programme, case 13 | R-08 Organisers leave the programme, case 8 | R-03 Organisers leave the programme, case 3", "Files 1: Notes 11.txt"]),
        ("conveyancer witness", ["Documents 1: D-4 Consultation on charges, draft 4", "Pages 4+: Minutes of meeting 28 | Minutes of meeting 22 | Minutes of meeting 16 | Registers of the county, part 1", "Risks 3: R-16 Registration is misspelt, case 16 | R-10 Lenders delay sign-off, case 10 | R-04 Straße names are lost, case 4"]),
        ("D-3", ["Documents 1: D-3 Deeds by video, draft 3"]),
        ("R-07", ["Risks 1: R-07 Deeds burn in the archive, case 7"]),
        ("T-2", ["Threads 1: T-2 Thread 2 about lending"]),
        ("poll", []),
        ("which evaluation", ["Polls 4+: P-6 Which évaluation, number 6? | P-5 Which évaluation, number 5? | P-4 Which évaluation, number 4? | P-3 Which évaluation, number 3?"]),
        ("county part 2", ["Pages 1: Registers of the county, part 2"]),
        ("video", ["Documents 4+: D-7 Deeds by video, draft 7 | D-5 Deeds by video, draft 5 | D-3 Deeds by video, draft 3 | D-1 Deeds by video, draft 1", "Pages 4+: Minutes of meeting 28 | Minutes of meeting 22 | Minutes of meeting 16 | Registers of the county, part 1", "Risks 3: R-16 Registration is misspelt, case 16 | R-10 Lenders delay sign-off, case 10 | R-04 Straße names are lost, case 4"]),
        ("regsitration", ["meant registration"]),
        ("chrages", ["meant charges"]),
        ("lendr", ["meant lender"]),
        ("conveyan", ["Documents 1: D-4 Consultation on charges, draft 4", "Pages 4+: Minutes of meeting 28 | Minutes of meeting 22 | Minutes of meeting 16 | Registers of the county, part 1", "Risks 3: R-16 Registration is misspelt, case 16 | R-10 Lenders delay sign-off, case 10 | R-04 Straße names are lost, case 4", "instead conveyan*"]),
        ("zzzzzzzz", []),
        ("okoro", ["People 1: Ben Okoro"]),
        ("who keeps the recording", ["Posts 4+: Post 3 in T-5 | Post 4 in T-4 | Post 5 in T-3 | Post 6 in T-2"]),
        ("fee -lender", ["Files 3: Fees 10.xlsx | Fees 6.xlsx | Fees 2.xlsx"]),
    ];

    private static readonly (string Typed, string[] Offered)[] ExpectedOffers =
    [
        ("len", ["T-5 Thread 5 about lending", "T-4 Thread 4 about lending", "T-3 Thread 3 about lending", "T-2 Thread 2 about lending", "T-1 Thread 1 about lending", "R-20 Lenders delay sign-off, case 20", "R-15 Lenders delay sign-off, case 15", "R-10 Lenders delay sign-off, case 10"]),
        ("reg cou", ["Registers of the county, part 3", "Registers of the county, part 2", "Registers of the county, part 1"]),
        ("del", ["R-20 Lenders delay sign-off, case 20", "R-15 Lenders delay sign-off, case 15", "R-10 Lenders delay sign-off, case 10", "R-05 Lenders delay sign-off, case 5"]),
        ("wit", []),
        ("min mee 2", ["Minutes of meeting 2"]),
        ("eval", ["P-6 Which évaluation, number 6?", "P-5 Which évaluation, number 5?", "P-4 Which évaluation, number 4?", "P-3 Which évaluation, number 3?", "P-2 Which évaluation, number 2?", "P-1 Which évaluation, number 1?"]),
        ("fees", ["Fees 10.xlsx", "Fees 6.xlsx", "Fees 2.xlsx"]),
        ("ok", ["Ben Okoro"]),
        ("zzz", []),
    ];

    [Fact]
    public async Task Of_one_corpus_both_databases_find_the_same_in_the_same_order()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await Corpus.PlantAsync(w);

        var found = new List<string>();
        foreach (var (typed, _) in Expected)
        {
            found.Add($"{typed}\n{string.Join('\n', Lines(await w.FindAsync(w.Rae, typed)))}");
        }

        foreach (var (typed, _) in ExpectedOffers)
        {
            found.Add($"{typed}\n{string.Join('\n', await w.SuggestedAsync(w.Rae, typed, w.SpaceId))}");
        }

        Assert.Equal(Expected.Concat(ExpectedOffers).Select(e => $"{e.Item1}\n{string.Join('\n', e.Item2)}"), found);
    }

    private static IEnumerable<string> Lines(SearchResults results) =>
    [
        .. results.Groups.Select(group => $"{group.Kind.Name} {group.Total}{(group.IsMore ? "+" : "")}: {string.Join(" | ", group.Hits.Select(hit => hit.Found.Title))}"),
        .. results.Meant is { } meant ? [$"meant {meant}"] : Array.Empty<string>(),
        .. results.Instead is { } instead ? [$"instead {instead}"] : Array.Empty<string>(),
    ];
}
