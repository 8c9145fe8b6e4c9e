using CultureBot.Delivery;
using CultureBot.Delivery.Watch;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Pulse.Asking;

/// <summary>A wave goes out: once to everybody, in their own hours, whatever happens on the way.</summary>
public sealed class SendWaveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Everybody_is_asked_in_their_own_hours_and_reminded_twice_in_them(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, others: 1);

        await test.SendAsync();

        var wanted = await test.WantedAsync();
        Assert.Equal(5 * 3, wanted.Count);
        // In Berlin it is ten on Monday; in Auckland eleven at night, so they are asked on Tuesday at nine, and their second reminder is Friday's.
        Assert.Equal(
            [("pulse.ask", "wave:1", Instant.FromUtc(2026, 3, 2, 9, 0)), ("pulse.reminder", "wave:1:1", Instant.FromUtc(2026, 3, 3, 9, 0)), ("pulse.reminder", "wave:1:2", Instant.FromUtc(2026, 3, 5, 9, 0))],
            wanted.Where(one => one.Destination == "Uana").Select(one => (one.Kind, one.Step, one.NotBefore)));
        Assert.Equal(
            [("wave:1", Instant.FromUtc(2026, 3, 2, 20, 0)), ("wave:1:1", Instant.FromUtc(2026, 3, 3, 20, 0)), ("wave:1:2", Instant.FromUtc(2026, 3, 5, 20, 0))],
            wanted.Where(one => one.Destination == "Uother00000").Select(one => (one.Step, one.NotBefore)));
        Assert.Equal(5, await test.CountAsync("SELECT COUNT(*) FROM participations WHERE has_answered = FALSE"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_left_is_not_asked_while_their_account_is_open(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);
        await test.Database.WriteAsync(
            sql => AbsencesStore.LeaveAsync(sql, test.Company["ben"].PersonId, test.Clock.Now), WriteUrgency.Background, Cancellation);

        await test.SendAsync();

        Assert.Equal(["Uana", "Ucy", "Umia"], (await test.WantedAsync()).Select(one => one.Destination).Distinct());
    }

    [Theory, DatabaseData]
    public async Task A_reminder_that_could_not_be_sent_is_not_sent_days_later(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);
        await test.SendAsync();
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE messages SET state = 'Dead', due_at = NULL, last_error = 'x' WHERE step = 'wave:1:1' AND destination = 'Uana'"),
            WriteUrgency.Background,
            Cancellation);
        // Three days after it was due, at ten in Berlin: an hour in which she may be written to.
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 6, 9, 0));

        Assert.Equal(1, await new WatchDeliveries(test.Database, new(new(), [], test.Clock), new(), test.Clock).ResendAsync("pulse.reminder", "x", by: null, Cancellation));

        var again = Assert.Single(await test.WantedAsync(), one => one is { Destination: "Uana", Step: "wave:1:1" });
        Assert.Same(Rendered.Absent, await test.RemindAsync("ana", again.NotBefore));
        Assert.IsType<RenderedCard>(await test.RemindAsync("ana", test.Clock.Now));
    }

    [Theory, DatabaseData]
    public async Task Reminders_wait_for_Monday_and_none_comes_after_the_close(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 6, 15, 30));

        await test.SendAsync();

        // Asked on Friday at half past four: a day later is Saturday, three days later Monday afternoon. Closes on Friday after.
        Assert.Equal(
            [Instant.FromUtc(2026, 3, 6, 15, 30), Instant.FromUtc(2026, 3, 9, 8, 0), Instant.FromUtc(2026, 3, 9, 15, 30)],
            (await test.WantedAsync()).Where(one => one.Destination == "Uana").Select(one => one.NotBefore));
        Assert.Equal(Instant.FromUtc(2026, 3, 13, 15, 30), (await test.Database.ReadAsync(sql => WindowsStore.FindAsync(sql, test.Window.Id), Cancellation))!.ClosesAt);
    }

    [Theory, DatabaseData]
    public async Task Cut_short_anywhere_and_run_again_it_asks_everybody_once_in_one_wave(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, SurveyTemplate.StandingPulse, others: 600);
        var begun = await test.Send.HandleAsync(new(test.Window.Id), Cancellation);
        // The process died before it could keep the cursor.
        Assert.Equal(begun, await test.Send.HandleAsync(new(test.Window.Id), Cancellation));

        List<string> cursors = [];
        for (var cursor = begun.Cursor; cursor is not null;)
        {
            cursors.Add(cursor);
            await test.Send.HandleAsync(new(test.Window.Id, cursor), Cancellation);
            cursor = (await test.Send.HandleAsync(new(test.Window.Id, cursor), Cancellation)).Cursor;
        }

        Assert.Equal(3, cursors.Count);
        foreach (var cursor in cursors) await test.Send.HandleAsync(new(test.Window.Id, cursor), Cancellation);
        Assert.Equal(604, await test.CountAsync("SELECT COUNT(*) FROM participations"));
        Assert.Equal(604 * 3, await test.CountAsync("SELECT COUNT(*) FROM messages"));
        Assert.Equal(1, await test.CountAsync("SELECT wave FROM survey_windows"));
    }

    [Theory, DatabaseData]
    public async Task The_catch_up_asks_those_who_let_something_pass_and_nobody_else(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, SurveyTemplate.StandingPulse);
        for (var wave = 1; wave <= 12; wave++)
        {
            await test.SendAsync();
            foreach (var who in (string[])["ana", "ben", "cy"])
            {
                if (who != "ben" || wave is not (3 or 7)) Assert.Equal(SubmitBallotResult.Stored, await test.AnswerAsync(who, wave));
            }

            test.Clock.Advance(Duration.FromDays(7));
        }

        Assert.Null((await test.Database.ReadAsync(sql => WindowsStore.FindAsync(sql, test.Window.Id), Cancellation))!.ClosesAt);
        await test.SendAsync();

        Assert.Equal(["Uben", "Umia"], (await test.WantedAsync()).Where(one => one.Step == "wave:13").Select(one => one.Destination));
        var asked = Assert.IsType<RespondentLookup.Found>(await test.Respondents.HandleAsync(test.Company["ben"], new(test.Window.Id, 13), Cancellation)).Respondent;
        Assert.Equal([3, 7], asked.Draft.MadeUpFor);
        Assert.Equal(
            Rotation.CatchUp(test.Company["ben"].PersonId, test.Window.Id, QuestionBank.All, [3, 7]).Select(question => question.Item),
            asked.Questions.Select(question => question.Item));
        Assert.Equal(AskingRefusal.NotInvited, Assert.IsType<RespondentLookup.Refused>(await test.Respondents.HandleAsync(test.Company["ana"], new(test.Window.Id, 13), Cancellation)).Why);
        Assert.Equal(SendWaveRefusal.NoMoreWaves, (await test.Send.HandleAsync(new(test.Window.Id), Cancellation)).Refusal);
    }

    [Theory, DatabaseData]
    public async Task Nothing_goes_out_of_a_paused_survey_or_a_window_that_is_not_open(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);

        Assert.Equal(SendWaveRefusal.NotOpen, (await test.Send.HandleAsync(new(new(Guid.Empty)), Cancellation)).Refusal);
        await test.PauseAsync();
        Assert.Equal(SendWaveRefusal.Paused, (await test.Send.HandleAsync(new(test.Window.Id), Cancellation)).Refusal);
        Assert.Equal(0, await test.CountAsync("SELECT COUNT(*) FROM messages"));
    }
}
