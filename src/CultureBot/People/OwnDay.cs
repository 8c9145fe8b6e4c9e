using NodaTime;

namespace CultureBot.People;

/// <summary>What day it is where somebody lives; in UTC where that is not known.</summary>
public static class OwnDay
{
    public static LocalDate Of(Account account, Instant at) => at.InZone(ZoneOf(account)).Date;

    public static DateTimeZone ZoneOf(Account account) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(account.TimeZone) ?? DateTimeZone.Utc;
}
