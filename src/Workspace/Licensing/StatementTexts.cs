namespace Workspace.Licensing;

/// <summary>What we say where the organisation has not said it in its own words. It names what the product really does.</summary>
internal static class StatementTexts
{
    public const string Accessibility = """
        This statement is about the Workspace of {organisation}.

        We want everybody to be able to use it. That means you should be able to:
        - change colours and contrast through your browser or device, and choose a light or a dark look
        - zoom in to 400% without text spilling off the screen
        - use all of it with a keyboard only
        - use all of it with a screen reader
        - read and write without scripts running in your browser

        We keep the text as simple as we can. AbilityNet has advice on making your device easier to use if you have a disability.

        # How accessible it is

        It is designed to meet the Web Content Accessibility Guidelines version 2.2 at level AA. Its pages are checked by automatic tests in light and in dark colours with every version. Those tests do not find every problem.

        We know of these limits:
        - where others change a page while you read it, screen readers are told in summaries, at most every five seconds
        - files that people upload are shown as they made them, and may not be accessible

        # What to do if something does not work for you

        Tell the person who invited you, or an administrator of {organisation}. Say what you wanted to do and what you use. They can give you the content in another form.

        # Enforcement

        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with our answer, contact the Equality Advisory and Support Service. In Northern Ireland, contact the Equality Commission for Northern Ireland.

        # This statement

        It comes with the product and describes it as delivered. {organisation} has not yet tested its own content or replaced this statement by its own.
        """;

    public const string Privacy = """
        {organisation} runs this Workspace and is responsible for the personal data in it.

        # What is kept about you

        - your name, email address, time zone, and the organisation that you speak for
        - your password, in a form from which it cannot be read back
        - which seats you held, from when until when, who sponsored them and why
        - which spaces you belong to, and your role in each
        - what you write, and the drafts of what you have not sent yet
        - what you did and when: a record of events without their content, kept so that decisions can be explained later
        - where you are signed in: the kind of browser and device, when you signed in and when you were last seen

        Your network address is used for a short time to slow down whoever tries many passwords. Nothing is sold, and no advertising or tracking is used. No page loads anything from another company.

        # Who sees it

        - people in the same space see your name, your organisation, and what you write there
        - others see that you are present, unless you switch that off in your profile
        - administrators see names, email addresses, organisations and dates, and never what is in a space
        - the people who run the server can reach its database and its backups

        # Cookies

        All of them are needed for the pages to work. None of them follows you anywhere else.
        - session: keeps you signed in. It ends after 12 hours without use, after 14 days, or when you sign out
        - form: proves that what you send comes from our own pages. It ends when you close the browser
        - notice: carries one message to the next page, such as “The seat is renewed”. It ends after two minutes

        Over a secure connection their names begin with __Host-. Nothing else is stored in your browser.

        # How long it is kept

        What you write stays as long as its space does, also after your seat has ended, so that the record remains complete. Drafts that nobody touches are removed after 30 days. Backups are kept as long as {organisation} decides.

        # Your rights

        You can ask {organisation} for a copy of your data, to have mistakes put right, to have data removed where the record does not need it, and to object to how it is used. In the United Kingdom you can also complain to the Information Commissioner’s Office.
        """;

    public const string Terms = """
        {organisation} invites you to use this Workspace for its work with others.

        # Your account

        - it is yours alone: do not share your password or the links that sign you in
        - a seat lets you take part until the end of its last day. After that you can sign in and see what stays, and ask for renewal
        - tell an administrator at once if you think that somebody else has used your account

        # What you write

        - it stays yours, and {organisation} and the members of the space may use it for the purpose of the space
        - write only what you may share with the people who are shown as able to see it
        - keep to the protective marking at the top of the page
        - do not upload what is against the law, or harms others or the service

        # What you may expect

        - what is shown as saved is saved
        - who can see a thing is written beside it
        - what was decided, by whom and when, stays on record

        {organisation} may end your seat or remove content that breaks these terms. Ending a seat deletes nothing that you wrote.

        # Changes

        {organisation} may change these terms, and puts the new ones here.
        """;
}
