using System.Text;
using Workspace.Invitations;
using Workspace.Spaces;

namespace Workspace.Tests.Invitations;

/// <summary>People paste what they have.</summary>
public sealed class GuestTextTests
{
    [Theory]
    [InlineData("a@x.org, b@x.org; c@x.org\td@x.org\ne@x.org f@x.org|g@x.org", "a@x.org b@x.org c@x.org d@x.org e@x.org f@x.org g@x.org")]
    [InlineData("<a@x.org><b@x.org>", "a@x.org b@x.org")]
    [InlineData("mailto:a@x.org\r\n\r\n  (b@x.org).", "a@x.org b@x.org")]
    [InlineData("", "")]
    [InlineData(" ,;\n\t ", "")]
    public void Addresses_are_found_whatever_divides_them(string pasted, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', GuestText.Read(pasted).Select(g => g.Email)));

    [Theory]
    [InlineData("Cas Lind <cas@x.org>", "Cas Lind", "cas@x.org")]
    [InlineData("\"Lind, Cas\" <cas@x.org>", "Lind, Cas", "cas@x.org")]
    [InlineData("Cas Lind cas@x.org", "Cas Lind", "cas@x.org")]
    [InlineData("• Zoë Łukasz <zoe@x.org>", "Zoë Łukasz", "zoe@x.org")]
    [InlineData("Nobody at all", "", "Nobody at all")]
    public void A_name_stands_beside_its_address(string pasted, string name, string address)
    {
        var guest = Assert.Single(GuestText.Read(pasted));

        Assert.Equal((name, address), (guest.Name, guest.Email));
    }

    [Fact]
    public void Each_row_knows_its_line() => Assert.Equal([1, 1, 3], GuestText.Read("a@x.org, b@x.org\n\nc@x.org").Select(g => g.Line));

    [Fact]
    public async Task A_file_is_read_by_its_headings_in_any_order()
    {
        var rows = await GuestFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes("Role;E-mail;Full name;Until;Speaks for;Sponsor;From\nReader;cas@x.org;Cas Lind;31/3/2027;Lenders;ann@x.org;1/2/2027\n")));

        var row = Assert.Single(rows);
        Assert.Equal(("Cas Lind", "cas@x.org", "Lenders", "Reader", "1/2/2027", "31/3/2027", "ann@x.org", 2), (row.Name, row.Email, row.Affiliation, row.Role, row.From, row.Until, row.Sponsor, row.Line));
    }

    [Fact]
    public async Task A_file_without_headings_is_read_where_it_holds_addresses()
    {
        var rows = await GuestFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes("Cas Lind,cas@x.org\nBen,ben@x.org\n")));

        Assert.Equal(["cas@x.org", "ben@x.org"], rows.Select(r => r.Email));
        await Assert.ThrowsAsync<Refusal>(() => GuestFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes("one,two\n1,2\n"))));
    }

    [Theory]
    [InlineData("example.org", "a@example.org", true)]
    [InlineData("example.org", "a@sub.EXAMPLE.org", true)]
    [InlineData("example.org", "a@notexample.org", false)]
    [InlineData("@example.org, gov.uk", "a@x.gov.uk", true)]
    [InlineData("", "a@anything.net", true)]
    public void Addresses_outside_the_list_are_not_allowed(string list, string address, bool allowed) =>
        Assert.Equal(allowed, AllowedDomains.Of(AllowedDomains.Read(list).Stored).Includes(address));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("exa mple")]
    [InlineData("http://example.org")]
    public void What_is_no_domain_is_refused(string list) => Assert.Throws<Refusal>(() => AllowedDomains.Read(list));
}
