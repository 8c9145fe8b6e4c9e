using CultureBot.Delivery;
using CultureBot.Feedback;
using CultureBot.People.Directory;
using CultureBot.Privacy.Personal;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Tests.Feedback;

/// <summary>Mia answers for IT Help; what is said on Wednesday, 18 November is due on Wednesday, 25 November.</summary>
public sealed class RemindOwnersTests
{
    [Theory, DatabaseData]
    public async Task Its_owner_is_reminded_on_its_day_and_once_more_a_week_later(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, words: "It took three days");

        Assert.Empty(await RemindAsync(test, days: 6));
        Assert.Equal(["2026-11-25"], await RemindAsync(test, days: 1));
        Assert.Equal(["2026-11-25"], await RemindAsync(test, days: 6));
        Assert.Equal(["2026-11-25", "2026-12-02"], await RemindAsync(test, days: 1));
        Assert.Equal(["2026-11-25", "2026-12-02"], await RemindAsync(test, days: 30));
        Assert.Equal(["Umia"], await test.ListAsync("SELECT DISTINCT destination FROM messages WHERE kind = 'feedback.reminder'"));
    }

    [Theory, DatabaseData]
    public async Task All_that_is_due_on_a_day_is_one_message(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, words: "It took three days");
        await test.RateAsync("ana", FeedbackWay.Relayed, words: "Four by now");
        await test.RateAsync("ana", FeedbackWay.Named, Provider.Of(test.Company["mia"]), words: "No answer since");

        Assert.Equal(["2026-11-25"], await RemindAsync(test, days: 7));

        Assert.Equal(3, await test.CountAsync("feedback_reminders"));
        Assert.Equal(1, await test.CountAsync("messages WHERE kind = 'feedback.reminder'"));
    }

    [Theory, DatabaseData]
    public async Task A_day_off_moves_it_to_the_next_working_day(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        test.Clock.Advance(Duration.FromDays(3));
        await test.RateAsync("ana", FeedbackWay.Named, words: "Said on a Saturday");

        Assert.Equal(["2026-11-30"], await RemindAsync(test, days: 7));
        Assert.Equal(["2026-11-30"], await RemindAsync(test, days: 1));
    }

    [Theory, DatabaseData]
    public async Task What_was_answered_waits_no_more_and_what_was_promised_has_a_day_of_its_own(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var (read, promised) = (ReceiptCode.Create(), ReceiptCode.Create());
        await test.RateAsync("ana", FeedbackWay.Relayed, words: "It took three days", code: read);
        await test.RateAsync("ana", FeedbackWay.Relayed, words: "Nobody rang back", code: promised);
        await RemindAsync(test, days: 7);
        Assert.Equal(2, (await WaitingAsync(test, new(2026, 11, 25))).Count);

        await test.AnswerAsync("mia", new(read.RatingId, IsRelay: true), AnswerKind.Acknowledged);
        await test.AnswerAsync("mia", new(promised.RatingId, IsRelay: true), AnswerKind.Promised, "A call each noon");

        Assert.Empty(await WaitingAsync(test, new(2026, 11, 25)));
        Assert.Equal(["2026-11-25"], await RemindAsync(test, days: 27));
        Assert.Equal(["2026-11-25", "2026-12-23"], await RemindAsync(test, days: 1));
        Assert.Single(await WaitingAsync(test, new(2026, 12, 23)));
        await test.AnswerAsync("mia", new(promised.RatingId, IsRelay: true), AnswerKind.Done, "Since Monday");
        Assert.Empty(await WaitingAsync(test, new(2026, 12, 23)));
    }

    [Theory, DatabaseData]
    public async Task Who_manages_the_lead_sees_how_many_wait_for_two_weeks_and_nothing_said_of_a_person_is_counted(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.Database.WriteAsync(
            sql => DirectoryStore.AddValuesAsync(
                sql, [new() { PersonId = test.Company["mia"].PersonId, Field = DirectoryFields.Manager, ManagerId = test.Company["ana"].PersonId }], test.Clock.Now),
            WriteUrgency.Background,
            FeedbackTest.Cancellation);
        await test.RateAsync("ana", FeedbackWay.Named, words: "It took three days");
        await test.RateAsync("ana", FeedbackWay.Relayed, words: "Four by now");
        await test.RateAsync("ana", FeedbackWay.Named, Provider.Of(test.Company["mia"]), words: "No answer since");

        test.Clock.Advance(Duration.FromDays(13));
        Assert.Empty(await OverdueAsync(test, "ana"));
        test.Clock.Advance(Duration.FromDays(1));

        Assert.Equal([new OverdueTeam("IT Help", 2)], await OverdueAsync(test, "ana"));
        foreach (var other in (string[])["mia", "ben", "cy"]) Assert.Empty(await OverdueAsync(test, other));
        var subject = await test.ListAsync("SELECT subject FROM feedback_responses WHERE team_id IS NOT NULL AND subject LIKE 'feedback:%'");
        await test.AnswerAsync("mia", FeedbackSubject.Find(subject[0])!.Value, AnswerKind.Acknowledged);
        Assert.Equal([new OverdueTeam("IT Help", 1)], await OverdueAsync(test, "ana"));

        // A promise has a day of its own, and is missed a week after it.
        await test.AnswerAsync("mia", FeedbackSubject.Find(subject[0])!.Value, AnswerKind.Promised, "A call each noon");
        test.Clock.Advance(Duration.FromDays(AnswerFeedbackHandler.DaysToAct + 6));
        Assert.Equal([new OverdueTeam("IT Help", 1)], await OverdueAsync(test, "ana"));
        test.Clock.Advance(Duration.FromDays(1));
        Assert.Equal([new OverdueTeam("IT Help", 2)], await OverdueAsync(test, "ana"));
    }

    [Fact]
    public void What_is_called_a_reminder_is_read_back()
    {
        ReminderSubject subject = new(new(new Guid("01920000-0000-7000-8000-000000000004")), new(2026, 11, 25));

        Assert.Equal(subject, ReminderSubject.Find(subject.Text));
        foreach (var none in (string[])["", "feedback-reminder:", "feedback-reminder:a:b", "feedback:" + subject.Owner.Value])
            Assert.Null(ReminderSubject.Find(none));
    }

    [Theory, DatabaseData]
    public async Task What_waits_with_somebody_who_has_left_goes_to_who_leads_the_team_now_and_what_is_about_them_to_nobody(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await test.RateAsync("ana", FeedbackWay.Named, words: "It took three days");
        await test.RateAsync("ana", FeedbackWay.Named, Provider.Of(test.Company["mia"]), words: "No answer since");
        await test.LeaveToAsync("ana");

        await RemindAsync(test, days: 1);

        Assert.Equal(
            ["team Ana", "person Mia"],
            await test.ListAsync(
                "SELECT CASE WHEN f.team_id IS NULL THEN 'person ' ELSE 'team ' END || a.name FROM feedback_responses f JOIN accounts a ON a.id = f.owner_id ORDER BY f.team_id IS NULL"));
        Assert.Equal(1, await test.CountAsync("messages WHERE kind = 'feedback.told' AND destination = 'Uana'"));
    }

    [Theory, DatabaseData]
    public async Task What_was_said_before_it_was_handed_on_stays_with_who_said_it(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Named, words: "It took three days");
        await test.RateAsync("ana", FeedbackWay.Relayed, words: "Nobody rang back", code: code);
        FeedbackSubject relayed = new(code.RatingId, IsRelay: true);
        var named = FeedbackSubject.Find((await test.ListAsync("SELECT subject FROM feedback_responses WHERE subject LIKE 'feedback:%'"))[0])!.Value;
        await test.AnswerAsync("mia", named, AnswerKind.Acknowledged);
        await test.AnswerAsync("mia", relayed, AnswerKind.Promised, "A call each noon");
        await test.LeaveToAsync("cy");

        await RemindAsync(test, days: 1);
        Assert.Equal(["Cy", "Cy"], await test.ListAsync("SELECT a.name FROM feedback_responses f JOIN accounts a ON a.id = f.owner_id"));
        await test.AnswerAsync("cy", relayed, AnswerKind.Done, "Since Monday");
        await test.AnswerAsync("cy", named, AnswerKind.Replied, "Two days by now");

        FeedbackToldKind told = new(test.Database);
        Assert.Contains("Mia: “Thank you for telling us.”\nCy: replied", await test.ShownAsync(told, named.Text, "0", "cy"), StringComparison.Ordinal);
        Assert.Contains(
            "Mia: will do something about it\nA call each noon\nCy: has done something about it", await test.ShownAsync(told, relayed.Text, "0", "cy"), StringComparison.Ordinal);
        FeedbackAnsweredKind answered = new(test.Database);
        Assert.StartsWith("Mia about your feedback", await test.ShownAsync(answered, named.Text, "1", "ana"), StringComparison.Ordinal);
        Assert.StartsWith("Cy about your feedback", await test.ShownAsync(answered, named.Text, "2", "ana"), StringComparison.Ordinal);
        ReadPersonalData files = new(test.Database, [new FeedbackPersonalStore()], test.Clock);
        foreach (var (who, kinds) in ((string, string[])[])[("mia", ["Acknowledged", "Promised"]), ("cy", ["Done", "Replied"])])
        {
            var file = await files.HandleAsync(test.Company[who].PersonId, FeedbackTest.Cancellation);
            Assert.Equal(kinds, file["feedback_answers"]!.AsArray().Select(row => (string?)row!["kind"]).Order(StringComparer.Ordinal));
        }
    }

    [Theory, DatabaseData]
    public async Task What_nobody_could_be_told_of_goes_to_whoever_leads_the_team_once_somebody_does(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await SetAsync(test, "UPDATE directory_fields SET until_at = since_at WHERE field = 'manager'");
        await test.RateAsync("ana", FeedbackWay.Named, words: "It took three days");
        await test.RateAsync("ana", FeedbackWay.Relayed, words: "Nobody rang back");
        await test.ReportBarrierAsync("ana", isNamed: true, "Three signatures");
        await test.ReportBarrierAsync("ana", isNamed: false, "Two more signatures", isUnknown: true);
        await RemindAsync(test, days: 1);
        Assert.Equal((0, 0), (await test.CountAsync("feedback_responses"), await test.CountAsync("messages")));

        await SetAsync(test, "UPDATE directory_fields SET until_at = NULL WHERE field = 'manager'");
        await RemindAsync(test, days: 1);

        string[] told = ["feedback:", "relay:", "barrier:"];
        var subjects = await test.ListAsync("SELECT r.subject FROM feedback_responses r JOIN accounts a ON a.id = r.owner_id WHERE a.name = 'Mia' AND r.state = 'Open' AND r.opened_on = '2026-11-20'");
        Assert.Equal(told.Order(StringComparer.Ordinal), subjects.Select(subject => subject[..(subject.IndexOf(':', StringComparison.Ordinal) + 1)]).Order(StringComparer.Ordinal));
        Assert.Equal(3, await test.CountAsync("messages WHERE kind = 'feedback.told' AND destination = 'Umia'"));
        var revisions = await test.ListAsync("SELECT CAST(wanted_revision AS text) FROM messages");
        await RemindAsync(test, days: 1);
        Assert.Equal(revisions, await test.ListAsync("SELECT CAST(wanted_revision AS text) FROM messages"));
    }

    private static Task<int> SetAsync(FeedbackTest test, string statement) =>
        test.Database.WriteAsync(sql => sql.ExecuteAsync(statement), WriteUrgency.Background, FeedbackTest.Cancellation);

    /// <summary>Runs the work each night of some days; the days on which somebody is reminded.</summary>
    private static async Task<IReadOnlyList<string>> RemindAsync(FeedbackTest test, int days)
    {
        FindOwner owners = new(new(new ConfigurationBuilder().Build(), test.Database));
        RemindOwnersWork work = new(test.Database, new(owners), test.Calendars, new OutboxSignal(), test.Clock);
        for (var day = 0; day < days; day++)
        {
            test.Clock.Advance(Duration.FromDays(1));
            var cursor = await work.RunChunkAsync(Of(test, ""), FeedbackTest.Cancellation);
            while (cursor is not null) cursor = await work.RunChunkAsync(Of(test, cursor), FeedbackTest.Cancellation);
        }

        return await test.ListAsync("SELECT DISTINCT SUBSTR(subject, LENGTH(subject) - 9) AS day FROM messages WHERE kind = 'feedback.reminder' ORDER BY day");
    }

    private static Occurrence Of(FeedbackTest test, string cursor) => new()
    {
        Id = default, ScheduleId = default, Work = RemindOwnersWork.WorkName, Period = "", State = OccurrenceState.Started, DueAt = test.Clock.Now, CreatedAt = test.Clock.Now, Cursor = cursor,
    };

    private static Task<IReadOnlyList<string>> WaitingAsync(FeedbackTest test, LocalDate day) =>
        test.Database.ReadAsync(sql => RemindersStore.ListWaitingAsync(sql, test.Company["mia"].PersonId, day), FeedbackTest.Cancellation);

    private static async Task<IEnumerable<OverdueTeam>> OverdueAsync(FeedbackTest test, string manager) =>
        await test.Database.ReadAsync(sql => new CountOverdue().HandleAsync(sql, test.Company[manager].PersonId, test.Clock.Now.InUtc().Date), FeedbackTest.Cancellation);
}
