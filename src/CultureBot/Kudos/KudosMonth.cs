using System.Globalization;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>"March", or "March 2025" when that says more.</summary>
internal static class KudosMonth
{
    public static string Name(CultureInfo culture, Instant at, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        return at.InZone(zone).ToDateTimeUnspecified().ToString("MMMM yyyy", culture);
    }
}
