using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>
/// What comes of one survey, played forward from its latest window by the rules of its waves: the next wave of what is open, else the
/// next window; nothing while the last window still collects. Pure.
/// </summary>
internal static class ComingOfSurvey
{
    /// <param name="survey">Which.</param>
    /// <param name="latest">Its latest window; null before the first.</param>
    /// <param name="before">When its schedule was due last; null when it was not.</param>
    /// <param name="coming">When its schedule is due from now on.</param>
    /// <param name="zone">Where the hour of the results is.</param>
    public static IEnumerable<DueEntry> Of(Survey survey, Window? latest, Instant? before, IEnumerable<DuePeriod> coming, DateTimeZone zone)
    {
        var (number, wave, closesAt) = latest is { State: WindowState.Open or WindowState.Preparing }
            ? (latest.Number, latest.Wave, latest.ClosesAt)
            : (latest?.Number ?? 0, survey.Waves, latest is { State: WindowState.Closing } ? latest.ClosesAt : null);
        if (latest is { State: WindowState.Closed, PublishedAt: { } publishedAt }) yield return Entry(DueKind.Results, publishedAt, 0);
        if (latest is { State: WindowState.Open, Wave: > 0 } && before is { } sent && !survey.Template.AsksOnOwnDay())
        {
            foreach (var reminder in Reminders(sent)) yield return reminder;
        }

        if (closesAt is { } closes)
        {
            foreach (var end in End(closes)) yield return end;
        }

        foreach (var period in coming)
        {
            // What comes while the last window collects is not sent.
            if (wave == survey.Waves && closesAt > period.DueAt) continue;
            if (wave == survey.Waves) (number, wave, closesAt) = (number + 1, 0, null);
            wave++;
            yield return Entry(DueKind.Sending, period.DueAt, wave);
            if (wave == survey.Waves) closesAt = period.DueAt + Duration.FromDays(survey.OpenDays);
            foreach (var reminder in Reminders(period.DueAt)) yield return reminder;
            if (closesAt is not { } close) continue;
            foreach (var end in End(close)) yield return end;
        }

        IEnumerable<DueEntry> Reminders(Instant from)
        {
            for (var i = 0; i < AskingMessages.RemindAfter.Length; i++)
            {
                // A reminder of what has closed would be too late.
                if (from + AskingMessages.RemindAfter[i] is var at && !(at >= closesAt)) yield return Entry(i == 0 ? DueKind.Reminder : DueKind.LastReminder, at, wave);
            }
        }

        DueEntry[] End(Instant closes) =>
            [Entry(DueKind.Close, closes, 0), Entry(DueKind.Results, PublicationTime.Of(closes, survey.ResultsAfterDays, zone), 0)];

        DueEntry Entry(DueKind kind, Instant at, int ofWave) => new()
        {
            At = at,
            Kind = kind,
            Survey = survey.Id,
            Name = survey.Name,
            Window = number,
            Wave = ofWave,
            NeedsApproval = survey.State == SurveyState.AwaitingApproval && kind is DueKind.Sending or DueKind.Reminder or DueKind.LastReminder && number > (latest?.Number ?? 0),
        };
    }
}
