using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>What a draft would be.</summary>
/// <param name="Plan">Null as long as it cannot be read; one whose hour has passed since is there.</param>
/// <param name="Errors">What is wrong, by field, in the reader's words.</param>
/// <param name="Promise">As it was typed, whatever else is wrong.</param>
/// <param name="Look">When it would go out; empty when that cannot be said, or when people are asked on their own day.</param>
internal sealed record DraftReading(SurveyPlan? Plan, ImmutableDictionary<string, string> Errors, Promise Promise, ScheduleChange Look)
{
    /// <summary>Nothing speaks against it as far as is known without looking at people.</summary>
    public bool IsRight => Plan is not null && Errors.IsEmpty;
}

/// <summary>Reads a draft as it was typed, in chat and on pages alike. Who is in its audience is not looked at.</summary>
internal sealed class ReadDraft(Database database, SurveySettings settings, TimeProvider clock)
{
    /// <param name="draft">As it was filled in.</param>
    /// <param name="typed">The language that it was filled in with: days of the week and questions are read in it.</param>
    /// <param name="said">The language in which faults are said.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DraftReading> HandleAsync(SurveyDraft draft, CultureInfo typed, CultureInfo said, CancellationToken cancellationToken)
    {
        var reader = new ReadPlan(draft.Template, draft.Typed, draft.TimeZone, typed, await database.ReadAsync(settings.LeastAsync, cancellationToken));
        var (plan, faults) = reader.Read();
        var promise = reader.ReadPromise();
        foreach (var field in draft.Typed.Where(field => field.Value.Length > SurveyFields.LongestOf(field.Key)))
            faults = faults.SetItem(field.Key, new("FaultTooLong", ("most", SurveyFields.LongestOf(field.Key))));
        var errors = faults.ToImmutableDictionary(fault => fault.Key, fault => SurveyWords.Say(said, fault.Value), StringComparer.Ordinal);
        if (plan is null || !errors.IsEmpty) return new(null, errors, promise, new());

        var look = plan.Timing is { } timing ? SurveySchedules.Look(timing, clock.GetCurrentInstant()) : new();
        return new(plan, look.Refusal is null ? errors : OfSchedule(said, look), promise, look);
    }

    public static DateTimeZone ZoneOf(SurveyDraft draft) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(draft.TimeZone) ?? DateTimeZone.Utc;

    // What is wrong with an hour is said at the hour, everything else at the day.
    private static ImmutableDictionary<string, string> OfSchedule(CultureInfo said, ScheduleChange refused) =>
        ImmutableDictionary<string, string>.Empty.Add(
            refused.Refusal is ScheduleRefusal.Gap or ScheduleRefusal.Minute ? SurveyFields.Time : SurveyFields.Day,
            ScheduleWords.Refuse(said, refused).ToPlain());
}
