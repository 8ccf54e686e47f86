using Workspace.Data;
using Workspace.Mail;

namespace Workspace.People;

/// <summary>Tells people by mail what happened to their account, so that nothing is done in their name unseen. The letter goes out exactly when it became true.</summary>
public sealed class AccountNotices(Post post)
{
    private static readonly string[] NotYou = ["If this was not you, change your password at once, end the other browsers, and tell an administrator."];

    internal void Tell(WorkspaceDb db, Person person, string subject, string line, DateTimeOffset at)
    {
        if (post.IsOn)
        {
            db.Add(Write(person, subject, line, at));
        }
    }

    /// <summary>The same to an address that the account has no longer.</summary>
    internal void TellOld(WorkspaceDb db, Person person, string address, string subject, string line, DateTimeOffset at)
    {
        if (post.IsOn)
        {
            db.Add(post.Write(person.OrganisationId, "notice", Recipient.At(person.Name, address), Said(subject, line), at));
        }
    }

    internal Letter Write(Person person, string subject, string line, DateTimeOffset at) => post.Write(person.OrganisationId, "notice", Recipient.Of(person.Id), Said(subject, line), at);

    private static Message Said(string subject, string line) => new(subject, [line], "See where you are signed in", "/profile/sessions") { After = NotYou };
}
