using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>What holds of somebody's working time, in the answer to <c>/culture</c>: so that a wrong one is seen and changed.</summary>
internal sealed class WorkingTimeCards(Database database, PersonalCalendars calendars, TimeProvider time)
{
    public async Task<IEnumerable<CardBlock>> MakeAsync(CultureInfo culture, PersonId person, CancellationToken cancellationToken)
    {
        var calendar = (await database.ReadAsync(sql => calendars.ReadAsync(sql, [person]), cancellationToken)).GetValueOrDefault(person);
        if (calendar is null) return [];

        var hours = PeopleWords.Book.Say(
            culture,
            "WorkingTime",
            ("days", Days(culture, calendar.Days)),
            ("from", PreferencesForm.Time(culture, calendar.From)),
            ("to", PreferencesForm.Time(culture, calendar.To % TimesOfDay.MinutesOfDay)),
            ("zone", calendar.Zone.Id));
        var today = time.GetCurrentInstant().InZone(calendar.Zone).Date;
        var away = calendar.Leaves.Where(leave => leave.End >= today).OrderBy(leave => leave.Start).FirstOrDefault();
        return
        [
            new NoteBlock(hours),
            .. away is null ? Array.Empty<CardBlock>() : [new NoteBlock(PeopleWords.Book.Say(
                culture, "WorkingTimeAway", ("from", away.Start.ToString("D", culture)), ("to", away.End.ToString("D", culture))))],
        ];
    }

    /// <summary>Monday – Wednesday, Friday: days that follow each other as one.</summary>
    private static string Days(CultureInfo culture, WorkDays days)
    {
        List<(IsoDayOfWeek First, IsoDayOfWeek Last)> runs = [];
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && days.Includes(day)))
        {
            if (runs.Count > 0 && runs[^1].Last == day - 1) runs[^1] = (runs[^1].First, day);
            else runs.Add((day, day));
        }

        return string.Join(", ", runs.Select(run => run.First == run.Last ? Name(run.First) : $"{Name(run.First)} – {Name(run.Last)}"));

        string Name(IsoDayOfWeek day) => culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));
    }
}
