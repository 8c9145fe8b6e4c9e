using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CultureBot.Privacy.Retention;

/// <summary>
/// For how long things are kept at most: as methodology §7 says, or shorter, by <c>Retention:KudosDays</c> and the like. What holds is
/// in <see cref="RetentionTimes"/>: on the page of settings it can become shorter still.
/// </summary>
public sealed class RetentionOptions
{
    /// <summary>In days; shorter would take away what a month's digests and a quarter's figures are made of.</summary>
    public const int LeastDays = 100;

    private static readonly ImmutableDictionary<Retained, int> MostDays = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create(Retained.Kudos, 2 * 365), KeyValuePair.Create(Retained.Feedback, 2 * 365),
        KeyValuePair.Create(Retained.Results, 3 * 365), KeyValuePair.Create(Retained.Audit, 365),
    ]);

    private readonly ImmutableDictionary<Retained, int> _days;

    public RetentionOptions(IConfiguration configuration) =>
        _days = MostDays.ToImmutableDictionary(most => most.Key, most => Read(configuration, most.Key) is { } days and >= LeastDays && days < most.Value ? days : most.Value);

    /// <summary>For how many days it may be kept.</summary>
    public int MostOf(Retained what) => _days[what];

    /// <summary>Whether it may be kept for so many days.</summary>
    public bool Allows(Retained what, int days) => days >= LeastDays && days <= _days[what];

    /// <summary>What is wrong with the configuration, a line a problem.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        from most in MostDays
        let typed = configuration[KeyOf(most.Key)]
        where !string.IsNullOrEmpty(typed) && Read(configuration, most.Key) is null or < LeastDays || Read(configuration, most.Key) > most.Value
        select $"{KeyOf(most.Key)} must be a number of days from {LeastDays} to {most.Value}; leave it out for {most.Value}. It can only become shorter.";

    private static string KeyOf(Retained what) => $"Retention:{what}Days";

    private static int? Read(IConfiguration configuration, Retained what) =>
        int.TryParse(configuration[KeyOf(what)], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
}
