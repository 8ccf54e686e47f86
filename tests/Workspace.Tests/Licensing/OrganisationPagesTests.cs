using System.Net;
using Workspace.Licensing;
using Workspace.Tests.Support;

namespace Workspace.Tests.Licensing;

/// <summary>Settings, administrators and the texts at the foot of every page.</summary>
public sealed class OrganisationPagesTests
{
    [Fact]
    public async Task The_settings_are_saved_and_a_conflict_keeps_what_was_typed()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Sam);
        var early = await browser.GetAsync("/office/organisation");

        await early.PressAsync("Save the settings", ("Form.Name", "Land Agency"), ("Form.SpaceCreation", "SeatHolders"));
        var late = await early.PressAsync("Save the settings", ("Form.Name", "Agency for Land"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Agency for Land", late.Find("input[name='Form.Name']").GetAttribute("value"));
        Assert.Equal("Land Agency", (await browser.GetAsync("/office/organisation")).Find("input[name='Form.Name']").GetAttribute("value"));
        Assert.Equal(["organisation.changed"], await w.OfficeEventsAsync());
    }

    [Theory]
    [InlineData("/accessibility", "Accessibility statement", "Web Content Accessibility Guidelines version 2.2 at level AA")]
    [InlineData("/privacy", "Privacy notice", "session: keeps you signed in")]
    [InlineData("/terms", "Terms", "Ending a seat deletes nothing that you wrote")]
    public async Task The_texts_are_there_for_strangers_in_our_words_until_the_organisation_has_its_own(string address, string title, string words)
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var stranger = await w.SignInAsync(null);

        var page = await stranger.GetAsync(address);
        Assert.Equal(title, page.Title);
        Assert.Contains(words, page.Text);
        Assert.DoesNotContain("{organisation}", page.Text);
    }

    [Fact]
    public async Task An_administrator_publishes_texts_and_hostile_ones_stay_text()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Sam);
        var form = await browser.GetAsync("/office/organisation/statements");

        await form.PressAsync("Publish the texts", ("Form.TermsText", "# House rules\nBe kind.\nBe brief.\n\n- one\n- two\n\n<script>alert(1)</script>"));

        var page = await browser.GetAsync("/terms");
        Assert.Equal(["House rules"], page.All("main .prose h2"));
        Assert.Equal(["one", "two"], page.All("main .prose li"));
        Assert.Contains("<script>alert(1)</script>", page.Text);
        Assert.False(page.Has("main script"));
        Assert.Contains("session: keeps you signed in", (await browser.GetAsync("/privacy")).Text);
        Assert.Equal("", await w.ReadAsync(db => Task.FromResult(db.Set<Organisation>().Single(o => o.Id == w.OrganisationId).PrivacyText)));
        Assert.DoesNotContain("House rules", (await (await w.SignInAsync(w.Ola)).GetAsync("/terms")).Text);
    }

    [Fact]
    public async Task Administrators_are_appointed_and_removed_on_their_page()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Sam);

        var page = await browser.GetAsync("/office/organisation/administrators");
        page = await page.PressAsync("Appoint the administrator", ("Form.PersonId", w.Ann.Id.ToString()));
        Assert.Contains("Ann ReedSince 24 November 2026, appointed by Sam Price", page.Text);
        page = await page.PressAsync("Appoint the administrator", ("Form.PersonId", w.Fay.Id.ToString()));
        page = await page.PressAsync("Remove Ann Reed");
        Assert.DoesNotContain("Remove Ann Reed", page.Text);
    }
}
