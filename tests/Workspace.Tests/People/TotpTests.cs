using System.Text;
using Workspace.People.Factors;

namespace Workspace.Tests.People;

/// <summary>Codes of authenticator apps.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");

    // The last six digits of the examples in RFC 6238, appendix B.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Seed, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off_to_either_side(int steps, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

        Assert.Equal(accepted, Totp.StepOf(Seed, Totp.Code(Seed, Totp.StepAt(now) + steps), now) is not null);
    }

    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_is_that_of_the_standard(string plain, string coded) => Assert.Equal(coded, Totp.Base32(Encoding.ASCII.GetBytes(plain)));

    [Fact]
    public void The_square_holds_dark_and_light()
    {
        var (path, width) = NewSeed.Square("otpauth://totp/Workspace");

        Assert.InRange(width, 21, 60);
        Assert.InRange(path.Split('M').Length, 100, width * width);
    }
}
