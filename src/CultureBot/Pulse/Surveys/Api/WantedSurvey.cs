using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>A survey as the API is asked for it.</summary>
/// <param name="Name">What people know it by, at most 100 characters.</param>
/// <param name="Template">standingPulse, icare, serviceCheck, recommend, onboarding, exit or oneOff.</param>
/// <param name="Questions">Null for those of the template.</param>
/// <param name="Audience">Null for everybody.</param>
/// <param name="Attribute">The one directory field by whose values results are published beside the tree; null for none.</param>
/// <param name="Minimums">Null for 5 and 10.</param>
/// <param name="OpenDays">Days to answer, 1 to 60; null for the template's.</param>
/// <param name="ResultsAfterDays">Days from the close to the results, 0 to 30; 0 is at once, null is 3.</param>
/// <param name="Schedule">Null: it goes out when it is launched.</param>
public sealed record WantedSurvey(
    string? Name,
    string? Template,
    ImmutableArray<WantedQuestion>? Questions,
    WantedAudience? Audience,
    string? Attribute,
    WantedMinimums? Minimums,
    int? OpenDays,
    int? ResultsAfterDays,
    WantedSchedule? Schedule);

/// <summary>An item of the bank, a team whose service is rated, or a question of one's own.</summary>
/// <param name="Item">The bank's code, as I1 or A2.</param>
/// <param name="Team">The team whose service people rate from 0 to 10.</param>
/// <param name="Kind">Of one's own: agree, recommend, ladder, choice or open.</param>
/// <param name="Reversed">Agreeing is the unwelcome answer; for agree only.</param>
/// <param name="Level">individual, manager or organization; null for none.</param>
/// <param name="Dimension">As reliability or recognition; null for none.</param>
/// <param name="Texts">Its words by language (BCP 47).</param>
public sealed record WantedQuestion(
    string? Item, string? Team, string? Kind, bool? Reversed, string? Level, string? Dimension, IReadOnlyDictionary<string, WantedText>? Texts);

/// <param name="Words">What is asked, at most 250 characters.</param>
/// <param name="Options">Two to seven for a choice; null for others.</param>
public sealed record WantedText(string? Words, ImmutableArray<string>? Options);

/// <param name="Teams">Values of the directory field team; null for all.</param>
/// <param name="Attributes">By directory field, the values it may have.</param>
/// <param name="TenureFromDays">Whole days since the start date, at least.</param>
/// <param name="TenureToDays">Whole days since the start date, at most.</param>
/// <param name="SampleSize">At most so many people, drawn anew for each window.</param>
public sealed record WantedAudience(
    ImmutableArray<string>? Teams,
    IReadOnlyDictionary<string, ImmutableArray<string>>? Attributes,
    int? TenureFromDays,
    int? TenureToDays,
    int? SampleSize);

/// <summary>How many answers a group needs. They may be raised, never lowered.</summary>
/// <param name="Fives">5 or more.</param>
/// <param name="Bands">10 or more, and not below the other.</param>
public sealed record WantedMinimums(int? Fives, int? Bands);

/// <param name="Cadence">once, weekly, twoWeekly, monthly, quarterly or cron.</param>
/// <param name="Day">A date (once, twoWeekly), a day of the week in English, 1 to 31, month and day as 2/15, or the cron expression.</param>
/// <param name="Time">As 10:00; not looked at for cron.</param>
/// <param name="TimeZone">An IANA zone.</param>
public sealed record WantedSchedule(string? Cadence, string? Day, string? Time, string? TimeZone);
