using System.Globalization;
using CultureBot.Statistics;

namespace CultureBot.Web.Pages.Pulse;

/// <summary>Shares as a page writes them.</summary>
internal static class Shares
{
    /// <summary>Whole percent, with the sign where the language puts it. Formatting a share itself would round halves to the even number.</summary>
    public static string Percent(double share, CultureInfo culture) => (Rounded.Percent(share) / 100m).ToString("P0", culture);
}
