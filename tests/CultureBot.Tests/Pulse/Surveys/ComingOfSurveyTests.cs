using CultureBot.Pulse;
using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.Tests.Pulse.Surveys;

/// <summary>What the calendar says of one survey.</summary>
public sealed class ComingOfSurveyTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 3, 10, 0);

    [Fact]
    public void A_standing_pulse_has_thirteen_waves_a_window_and_closes_after_the_last()
    {
        var due = Coming(Survey(SurveyTemplate.StandingPulse), null, 14, Duration.FromDays(7));

        var sendings = due.Where(entry => entry.Kind == DueKind.Sending).ToList();
        // A week after the last wave it closes at the hour of the next sending, which then opens the next window.
        Assert.Equal([.. Enumerable.Range(1, 13).Select(wave => (1, wave)), (2, 1)], sendings.Select(entry => (entry.Window, entry.Wave)));
        Assert.Equal(Start + Duration.FromDays(12 * 7 + 7), Assert.Single(due, entry => entry.Kind == DueKind.Close).At);
        Assert.Equal(Instant.FromUtc(2026, 6, 5, 10, 0), Assert.Single(due, entry => entry.Kind == DueKind.Results).At);
        Assert.Equal(Start + Duration.FromHours(24), due.First(entry => entry.Kind == DueKind.Reminder).At);
        Assert.Equal(Start + Duration.FromHours(72), due.First(entry => entry.Kind == DueKind.LastReminder).At);
    }

    [Fact]
    public void What_comes_while_the_last_window_collects_is_not_sent_and_no_reminder_comes_after_a_close()
    {
        var due = Coming(Survey(SurveyTemplate.OneOff) with { OpenDays = 2 }, null, 4, Duration.FromDays(1));

        Assert.Equal([1, 2], due.Where(entry => entry.Kind == DueKind.Sending).Select(entry => entry.Window));
        Assert.DoesNotContain(due, entry => entry.Kind == DueKind.LastReminder);
    }

    [Fact]
    public void An_open_window_goes_on_with_its_next_wave_and_reminds_of_the_last()
    {
        var open = Window(WindowState.Open, number: 3, wave: 12, waves: 13);

        var due = ComingOfSurvey.Of(Survey(SurveyTemplate.StandingPulse), open, Start - Duration.FromDays(7), Periods(2, Duration.FromDays(7)), DateTimeZone.Utc).ToList();

        Assert.Equal([(3, 13), (4, 1)], due.Where(entry => entry.Kind == DueKind.Sending).Select(entry => (entry.Window, entry.Wave)));
        Assert.Equal(Start - Duration.FromDays(6), due.First(entry => entry.Kind == DueKind.Reminder).At);
        Assert.Equal(12, due.First(entry => entry.Kind == DueKind.Reminder).Wave);
    }

    [Fact]
    public void Results_to_come_of_what_has_closed_are_there_and_what_waits_for_an_auditor_says_so()
    {
        var closed = Window(WindowState.Closed, number: 1, wave: 1, waves: 1) with { PublishedAt = Start + Duration.FromDays(3) };

        var due = Coming(Survey(SurveyTemplate.OneOff) with { State = SurveyState.AwaitingApproval }, closed, 1, Duration.FromDays(7));

        Assert.Equal(closed.PublishedAt, due[0].At);
        Assert.False(due[0].NeedsApproval);
        Assert.True(Assert.Single(due, entry => entry.Kind == DueKind.Sending).NeedsApproval);
    }

    private static List<DueEntry> Coming(Survey survey, Window? latest, int count, Duration apart) =>
        [.. ComingOfSurvey.Of(survey, latest, null, Periods(count, apart), DateTimeZone.Utc)];

    private static IEnumerable<DuePeriod> Periods(int count, Duration apart) =>
        Enumerable.Range(0, count).Select(i => new DuePeriod($"{i}", default, Start + (apart * i)));

    private static Survey Survey(SurveyTemplate template) => new()
    {
        Id = new(Guid.Empty), Name = "Pulse", Template = template, State = SurveyState.Scheduled, Questions = [], Audience = Audience.Everybody,
        Promise = new(), CreatedAt = Start,
    };

    private static Window Window(WindowState state, int number, int wave, int waves) => new()
    {
        Id = new(Guid.Empty), SurveyId = new(Guid.Empty), Number = number, State = state, Questions = [], Promise = new(), PublicKey = [], BallotSize = 1,
        Waves = waves, Wave = wave, LaunchedAt = Start - Duration.FromDays(90),
    };
}
