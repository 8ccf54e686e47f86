using Workspace.Spaces;

namespace Workspace.Mail;

/// <summary>Sends what waits, in the background. A dead mail server loses nothing and slows nothing: letters wait, and the tries become rarer.</summary>
public sealed class Postman(LetterQueue queue, LetterDesk desk, IMailSender sender, Post post, TimeProvider clock, ILogger<Postman> log) : BackgroundService
{
    private const int AtATime = 4;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2), SweepEvery = TimeSpan.FromHours(6);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private DateTimeOffset _pausedUntil, _swept;
    private int _failures, _rounds;

    /// <summary>What the mail server said last, while it takes nothing.</summary>
    public string? Trouble { get; private set; }

    /// <summary>False while letters are being handed over.</summary>
    public bool IsIdle => Volatile.Read(ref _rounds) == 0;

    /// <summary>One round: sends what is due, and answers how many letters it had in hand.</summary>
    public async Task<int> GoAsync(CancellationToken ct = default)
    {
        if (!post.IsOn || clock.GetUtcNow() < _pausedUntil)
        {
            return 0;
        }

        Interlocked.Increment(ref _rounds);
        try
        {
            var letters = await queue.TakeAsync(ct);
            await Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct }, async (letter, stop) => await DeliverAsync(letter, stop));
            return letters.Count;
        }
        finally
        {
            Interlocked.Decrement(ref _rounds);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
                while (await GoAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Letters could not be sent"); // the database may be away: the next round finds out
            }
        }
    }

    private async Task DeliverAsync(Letter letter, CancellationToken ct)
    {
        var began = clock.GetUtcNow();
        try
        {
            if (began < _pausedUntil)
            {
                await queue.PutBackAsync(letter, Trouble ?? "", _pausedUntil - began, ct);
            }
            else if (await desk.PrepareAsync(letter, ct) is not { } envelope)
            {
                await queue.FinishAsync(letter, LetterOutcome.Dropped, told: began, ct: ct);
            }
            else
            {
                await sender.SendAsync(envelope, ct);
                await queue.FinishAsync(letter, LetterOutcome.Sent, told: began, ct: CancellationToken.None);
                (_failures, Trouble) = (0, null);
            }
        }
        catch (MailFailure failure)
        {
            await FailedAsync(letter, failure, ct);
        }
        catch (Exception error) when (error is not (OperationCanceledException or Refusal))
        {
            log.LogError(error, "Letter {Letter} of kind {Kind} could not be written", letter.Id, letter.Kind);
            await queue.PutBackAsync(letter, "It could not be written.", ct: ct);
        }
    }

    private Task FailedAsync(Letter letter, MailFailure failure, CancellationToken ct)
    {
        switch (failure.Fault)
        {
            case MailFault.Refused:
                return queue.FinishAsync(letter, LetterOutcome.Refused, failure.Message, ct: ct);
            case MailFault.Later:
                return queue.PutBackAsync(letter, failure.Message, ct: ct);
            default:
                Pause(failure);
                return queue.PutBackAsync(letter, failure.Message, _pausedUntil - clock.GetUtcNow(), ct);
        }
    }

    private void Pause(MailFailure failure)
    {
        if (clock.GetUtcNow() < _pausedUntil)
        {
            return; // another letter of the same round met the same
        }

        Trouble = failure.Message;
        _pausedUntil = clock.GetUtcNow() + Pauses[Math.Min(_failures++, Pauses.Length - 1)];
        log.LogWarning("The mail server takes nothing, letters wait: {Why}", failure.Message);
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() >= _swept + SweepEvery)
        {
            _swept = clock.GetUtcNow();
            await queue.SweepAsync(ct);
        }
    }
}
