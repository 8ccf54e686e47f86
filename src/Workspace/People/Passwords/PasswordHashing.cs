using Microsoft.AspNetCore.Identity;
using Workspace.Spaces;

namespace Workspace.People.Passwords;

/// <summary>Hashes passwords at a fixed cost, also where there is nobody to compare with, and always leaving one core of the machine to everybody else.</summary>
public sealed class PasswordHashing(IPasswordHasher<Person> hasher) : IDisposable
{
    /// <summary>Rounds of PBKDF2 with SHA-512. An older, cheaper hash is replaced when its owner signs in.</summary>
    public const int Rounds = 220_000;

    private const int MostWaiting = 200;

    private readonly Lazy<string> _nobodys = new(() => hasher.HashPassword(null!, Secret.Make()));
    private readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount - 1));
    private int _waiting;

    public Task<string> HashAsync(string password, CancellationToken ct = default) => InTurnAsync(() => hasher.HashPassword(null!, password), ct);

    /// <summary>Whether the password is the person's. Nobody's, and that of somebody without one, take as long as a wrong one.</summary>
    public Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken ct = default) => InTurnAsync(
        () =>
        {
            var verdict = hasher.VerifyHashedPassword(null!, hash ?? _nobodys.Value, password.Length <= PasswordRules.Longest ? password : "");
            return hash is null ? PasswordVerificationResult.Failed : verdict;
        },
        ct);

    public void Dispose() => _cores.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MostWaiting)
            {
                throw Refusal.Unavailable("Very many people are signing in. Try again in a moment.");
            }

            await _cores.WaitAsync(ct);
            try
            {
                // On a thread of its own: a hash takes a tenth of a second, and pages must not wait for one.
                return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            finally
            {
                _cores.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
