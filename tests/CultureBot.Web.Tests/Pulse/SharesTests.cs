using System.Globalization;
using CultureBot.Web.Pages.Pulse;

namespace CultureBot.Web.Tests.Pulse;

/// <summary>A page says of a share what the cards say.</summary>
public sealed class SharesTests
{
    [Theory]
    [InlineData(.625, "63%")]
    [InlineData(.125, "13%")]
    public void Halves_of_a_percent_go_away_from_zero(double share, string text) =>
        Assert.Equal(text, Shares.Percent(share, CultureInfo.GetCultureInfo("en")));
}
