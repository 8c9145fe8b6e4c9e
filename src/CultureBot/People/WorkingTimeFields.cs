using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.People;

/// <summary>The part of the settings form about working hours, working days and days away.</summary>
internal static class WorkingTimeFields
{
    public const string From = "work_from";
    public const string To = "work_to";
    public const string Days = "work_days";
    public const string AwayFrom = "away_from";
    public const string AwayTo = "away_to";

    private const int LongestTime = 5;
    private const int LongestDate = 10;

    /// <param name="culture">The reader's language.</param>
    /// <param name="chosen">What holds now.</param>
    /// <param name="today">Where the reader lives: what is over is not shown any more.</param>
    public static IEnumerable<FormField> Make(CultureInfo culture, OwnWorkingTime chosen, LocalDate today)
    {
        var isOver = chosen.AwayTo < today;
        return
        [
            Text(From, "SettingsWorkFrom", chosen.From is { } from ? TimesOfDay.Format(from) : "", LongestTime) with { Hint = Say("SettingsWorkFromHint") },
            Text(To, "SettingsWorkTo", chosen.To is { } to ? TimesOfDay.Format(to) : "", LongestTime),
            new ChoicesField(
                Days,
                Say("SettingsWorkDays"),
                [.. Week().Select(day => new FormOption(day.ToString(), culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7))))])
            {
                IsOptional = true,
                Initial = [.. Week().Where(day => chosen.Days.Includes(day)).Select(day => day.ToString())],
                Hint = Say("SettingsWorkDaysHint"),
            },
            Text(AwayFrom, "SettingsAwayFrom", isOver ? "" : Date(chosen.AwayFrom), LongestDate) with { Hint = Say("SettingsAwayFromHint") },
            Text(AwayTo, "SettingsAwayTo", isOver ? "" : Date(chosen.AwayTo), LongestDate),
        ];

        string Say(string key) => PeopleWords.Book.SayPlain(culture, key);

        TextField Text(string name, string key, string initial, int longest) =>
            new(name, Say(key)) { IsOptional = true, Initial = initial, MaxLength = longest };
    }

    /// <summary>What was typed; what is no time or no date becomes one that <see cref="WorkingTimeCheck"/> refuses.</summary>
    public static OwnWorkingTime Read(FormValues filled) => new()
    {
        From = Time(filled.Text(From)),
        To = Time(filled.Text(To)),
        Days = Week().Where(day => filled.All(Days).Contains(day.ToString(), StringComparer.Ordinal))
            .Aggregate(WorkDays.None, (days, day) => days | day.ToWorkDays()),
        AwayFrom = Date(filled.Text(AwayFrom)),
        AwayTo = Date(filled.Text(AwayTo)),
    };

    /// <summary>The field that a refusal stands beside; null when it is about something else.</summary>
    public static string? FieldOf(PreferencesRefusal refusal) => refusal switch
    {
        PreferencesRefusal.WorkFrom or PreferencesRefusal.WorkQuiet => From,
        PreferencesRefusal.WorkTo or PreferencesRefusal.WorkOrder => To,
        PreferencesRefusal.AwayFrom => AwayFrom,
        PreferencesRefusal.AwayTo or PreferencesRefusal.AwayOrder => AwayTo,
        _ => null,
    };

    private static int? Time(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : TimesOfDay.Parse(typed) ?? WorkingTimeCheck.NoTime;

    private static LocalDate? Date(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : LocalDatePattern.Iso.Parse(typed.Trim()) is { Success: true } date ? date.Value
        : WorkingTimeCheck.NoDate;

    private static string Date(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "";

    private static IEnumerable<IsoDayOfWeek> Week() => Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None);
}
