using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>When everybody gets the results: at once, or at ten in the morning of the organization, so many days after the day of the close.</summary>
internal static class PublicationTime
{
    private static readonly LocalTime Hour = new(10, 0);

    /// <param name="closedAt">When the window was closed.</param>
    /// <param name="days">As the survey says; 0 for at once.</param>
    /// <param name="zone">Where the organization is.</param>
    public static Instant Of(Instant closedAt, int days, DateTimeZone zone) =>
        days <= 0 ? closedAt : closedAt.InZone(zone).Date.PlusDays(days).At(Hour).InZoneLeniently(zone).ToInstant();

    /// <summary>That of the workspace that was connected first; UTC without any.</summary>
    public static DateTimeZone ZoneOf(IReadOnlyList<Workspace> workspaces) =>
        (workspaces.Count > 0 ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(workspaces[0].TimeZone) : null) ?? DateTimeZone.Utc;
}
