namespace CultureBot.Schedules.WorkingTime;

/// <summary>Holidays to come of one country.</summary>
public sealed record CountryHolidays
{
    /// <summary>ISO 3166, two letters.</summary>
    public required string Country { get; init; }

    public required long Days { get; init; }
}
