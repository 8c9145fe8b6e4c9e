using CultureBot.Delivery;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>A day after the close people are thanked. At the hour of the results everybody is told at once, managers of a published group of their group, and nobody twice.</summary>
public sealed class TellResultsTests
{
    private static readonly string Boss = $"manager:{ClosingTest.Person(13).Value:D}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task A_window_closes_on_its_last_day_and_everybody_is_told_at_the_results_hour(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        var due = Due(test);

        test.Clock.SetTo(Instant.FromUtc(2026, 3, 9, 8, 0));
        await due.RunOnceAsync(Cancellation);
        Assert.Equal(WindowState.Open, await StateAsync(test));

        test.Clock.SetTo(Instant.FromUtc(2026, 3, 20, 8, 0));
        await due.RunOnceAsync(Cancellation);
        Assert.Equal(WindowState.Closed, await StateAsync(test));
        Assert.Empty(await WantedAsync(test));

        test.Clock.SetTo(Instant.FromUtc(2026, 3, 23, 10, 0));
        await due.RunOnceAsync(Cancellation);

        var wanted = await WantedAsync(test);
        Assert.Equal(25, wanted.Count);
        Assert.Equal([$"pulse.summary {Boss} U{ClosingTest.Person(13).Value:N}"], wanted.Where(line => line.StartsWith("pulse.summary", StringComparison.Ordinal)));
        Assert.Equal(
            [Instant.FromUtc(2026, 3, 23, 10, 0)],
            await test.ReadAsync(sql => sql.ListAsync<Instant>("SELECT DISTINCT not_before FROM messages")));
    }

    [Theory, DatabaseData]
    public async Task Whom_the_survey_asked_is_thanked_in_their_morning_of_day_1_and_everybody_has_the_results_on_day_3(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await NoteAskedAsync(test);
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 10, 7, 0));
        await test.CloseAsync();

        test.Clock.SetTo(Instant.FromUtc(2026, 3, 11, 6, 59));
        await Due(test).RunOnceAsync(Cancellation);
        Assert.Empty(await WantedAsync(test));
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 11, 7, 0));
        await Due(test).RunOnceAsync(Cancellation);
        await Due(test).RunOnceAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"pulse.thanks  U{ClosingTest.Person(number).Value:N}").Order(StringComparer.Ordinal), await WantedAsync(test));
        Assert.Equal(
            [Instant.FromUtc(2026, 3, 11, 9, 0)], await test.ReadAsync(sql => sql.ListAsync<Instant>("SELECT DISTINCT not_before FROM messages")));

        test.Clock.SetTo(Instant.FromUtc(2026, 3, 13, 10, 0));
        await Due(test).RunOnceAsync(Cancellation);
        Assert.Equal(20 + 25, (await WantedAsync(test)).Count);
        Assert.Equal(
            [Instant.FromUtc(2026, 3, 13, 10, 0)],
            await test.ReadAsync(sql => sql.ListAsync<Instant>("SELECT DISTINCT not_before FROM messages WHERE kind <> 'pulse.thanks'")));
    }

    [Theory, DatabaseData]
    public async Task Thanks_that_are_cut_short_go_on_and_the_results_come_all_the_same(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await NoteAskedAsync(test);
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 10, 7, 0));
        await test.CloseAsync();
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 11, 9, 0));
        await using var failing = new UnitsFail(test.Database, 1);
        await Assert.ThrowsAsync<IOException>(() => Thanks(test, failing).HandleAsync(test.Window.Id, Cancellation));

        await Due(test).RunOnceAsync(Cancellation);
        Assert.Equal(20, (await WantedAsync(test)).Count);
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 13, 10, 0));
        await Due(test).RunOnceAsync(Cancellation);

        Assert.Equal(45, (await WantedAsync(test)).Count);
    }

    [Theory, DatabaseData]
    public async Task Nobody_is_thanked_on_the_eve_of_the_results(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await NoteAskedAsync(test);
        // A Friday: the next morning at work is that of the results.
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 6, 12, 0));
        await test.CloseAsync();

        for (var hours = 0; hours < 80; hours += 4)
        {
            test.Clock.SetTo(Instant.FromUtc(2026, 3, 6, 12, 0) + Duration.FromHours(hours));
            await Due(test).RunOnceAsync(Cancellation);
        }

        Assert.DoesNotContain(await WantedAsync(test), line => line.StartsWith("pulse.thanks", StringComparison.Ordinal));
        Assert.Equal(25, (await WantedAsync(test)).Count);
    }

    [Theory, DatabaseData]
    public async Task Telling_that_is_cut_short_goes_on_and_tells_nobody_twice(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await test.CloseAsync();
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 23, 10, 0));
        // The messages of the only chunk are wanted; that all are told is not written down any more.
        await using var failing = new UnitsFail(test.Database, 1);
        await Assert.ThrowsAsync<IOException>(() => new TellResults(failing, new OutboxSignal(), test.Clock).HandleAsync(test.Window.Id, Cancellation));
        Assert.Equal(25, (await WantedAsync(test)).Count);

        await Due(test).RunOnceAsync(Cancellation);
        await Due(test).RunOnceAsync(Cancellation);

        Assert.Equal(25, (await WantedAsync(test)).Count);
        Assert.Empty(await test.ReadAsync(sql => LedgerStore.ListUntoldAsync(sql, test.Clock.Now)));
    }

    [Theory, DatabaseData]
    public async Task A_closing_that_was_cut_short_is_finished_by_the_next_pass(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await test.WriteAsync(sql => ClosingStore.BeginAsync(sql, test.Window.Id));

        await Due(test).RunOnceAsync(Cancellation);

        Assert.Equal(WindowState.Closed, await StateAsync(test));
    }

    // A of twelve reports to number 13, who is one of the company's own thirteen.
    private static async Task<ClosingTest> OpenAsync(DatabaseKind kind)
    {
        var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync($"Co:0 {Boss.Replace(":", "", StringComparison.Ordinal)}<Co:12 B<Co:13", [QuestionBank.Find("I1")!]);
        await test.WriteAsync(async sql =>
        {
            await sql.ExecuteAsync("UPDATE survey_windows SET closes_at = @At", new { At = Instant.FromUtc(2026, 3, 16, 9, 0) });
            var flat = Boss.Replace(":", "", StringComparison.Ordinal);
            await sql.ExecuteAsync("UPDATE window_groups SET group_id = @Boss WHERE group_id = @Flat", new { Boss, Flat = flat });
            await sql.ExecuteAsync("UPDATE window_members SET group_id = @Boss WHERE group_id = @Flat", new { Boss, Flat = flat });
        });
        await test.AnswerAllAsync("I1", Enumerable.Repeat(5, 25));
        return test;
    }

    private static CloseDueWindows Due(ClosingTest test) => new(
        test.Database, test.Closer(), Thanks(test), new(test.Database, new OutboxSignal(), test.Clock), test.Clock, NullLogger<CloseDueWindows>.Instance);

    private static SayThanks Thanks(ClosingTest test, Database? database = null) =>
        new(database ?? test.Database, new(new(new(), [], test.Clock)), new OutboxSignal(), test.Clock);

    // Everybody up to number 20 was asked in the first wave, as the askings have it.
    private static Task NoteAskedAsync(ClosingTest test) => test.WriteAsync(sql => AskingsStore.NoteAsync(
        sql, ClosingTest.Survey, Enumerable.Range(1, 20).Select(ClosingTest.Person), new LocalDate(2026, 3, 2)));

    private static async Task<WindowState> StateAsync(ClosingTest test) => (await test.ReadAsync(sql => WindowsStore.FindAsync(sql, test.Window.Id)))!.State;

    private static Task<IReadOnlyList<string>> WantedAsync(ClosingTest test) => test.ReadAsync(sql => sql.ListAsync<string>(
        "SELECT kind || ' ' || step || ' ' || destination FROM messages WHERE subject = @Subject ORDER BY 1", new { Subject = test.Window.Id.ResultsSubject }));
}
