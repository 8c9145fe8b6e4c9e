using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Pulse.Closing;

public sealed class CloseWindowTests
{
    private static readonly Question[] Questions = [QuestionBank.Find("I1")!, QuestionBank.Find("A4")!];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task An_answer_after_the_close_is_refused_and_leaves_what_is_published_as_it_is(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await test.CloseAsync();
        var published = await PublishedAsync(test);

        Assert.Equal(SubmitBallotResult.Closed, await test.AnswerAsync(24, new Answer("I1", 1)));
        Assert.Equal(CloseWindowResult.ClosedBefore, await test.CloseAsync());

        Assert.Equal(published, await PublishedAsync(test));
    }

    [Theory, DatabaseData]
    public async Task A_ballot_that_is_sent_twice_counts_once(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);

        Assert.Equal(SubmitBallotResult.AnsweredBefore, await test.AnswerAsync(1, new Answer("I1", 1)));

        var company = (await test.ClosedAsync()).Figures.First(figure => figure is { Item: "I1", GroupId: "company" });
        Assert.Equal(23, company.N);
    }

    /// <summary>The first write after the one that stops ballots fails, then the one that writes the ledger; then nothing does.</summary>
    [Theory]
    [DatabaseData(1)]
    [DatabaseData(0)]
    public async Task A_close_that_is_cut_short_runs_again_and_gives_the_same_ledger(DatabaseKind kind, int unitsBeforeFailure)
    {
        await using var whole = await OpenAsync(kind);
        await whole.CloseAsync();
        await using var test = await OpenAsync(kind);
        await using var failing = new UnitsFail(test.Database, unitsBeforeFailure);

        await Assert.ThrowsAsync<IOException>(() => test.Closer(failing).HandleAsync(new(test.Window.Id), Cancellation));
        Assert.Equal(unitsBeforeFailure == 0 ? SubmitBallotResult.Stored : SubmitBallotResult.Closed, await test.AnswerAsync(24));
        Assert.Null(await test.ReadAsync(sql => LedgerStore.ReadAsync(sql, test.Window.Id)));

        await test.Store.ReopenAsync();
        Assert.Equal(CloseWindowResult.Closed, await test.CloseAsync());
        if (unitsBeforeFailure > 0) Assert.Equal(await PublishedAsync(whole), await PublishedAsync(test));
    }

    /// <summary>What is written in the last unit is written whole, or not at all: it fails when half of it is there.</summary>
    [Theory, DatabaseData]
    public async Task A_ledger_that_cannot_be_written_whole_is_not_written_at_all(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        var before = await WholeDump.ReadAsync(test.Database, Cancellation, table => table is "ballots" or "participations" or "window_members");
        await test.WriteAsync(sql => sql.ExecuteAsync(
            "INSERT INTO published_comments (window_id, item, group_id, position, words) VALUES (@Id, 'A4', 'A', 3, 'in the way')", new { Id = test.Window.Id.Value }));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(test.CloseAsync);

        Assert.Equal(before, await WholeDump.ReadAsync(test.Database, Cancellation, table => table is "ballots" or "participations" or "window_members"));
        await test.WriteAsync(sql => sql.ExecuteAsync("DELETE FROM published_comments"));
        Assert.Equal(CloseWindowResult.Closed, await test.CloseAsync());
    }

    [Theory, DatabaseData]
    public async Task Of_two_nodes_that_close_at_once_one_wins(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await using var other = test.Store.OpenAnother();

        var results = await Task.WhenAll(
            test.Closer().HandleAsync(new(test.Window.Id), Cancellation), test.Closer(other).HandleAsync(new(test.Window.Id), Cancellation));

        Assert.Equal([CloseWindowResult.Closed, CloseWindowResult.ClosedBefore], results.Order());
        Assert.Equal(23, (await test.LedgerAsync()).Figures.First(figure => figure is { Item: "I1", GroupId: "company" }).N);
    }

    [Theory, DatabaseData]
    public async Task A_ballot_that_cannot_be_opened_is_counted_and_does_not_stop_the_close(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await test.WriteAsync(sql => BallotsStore.AddAsync(sql, test.Window.Id, new byte[200]));
        await test.WriteAsync(sql => BallotsStore.AddAsync(sql, test.Window.Id, Sealed(test, new("nowhere", "", [new("I1", 5)]))));
        await test.WriteAsync(sql => BallotsStore.AddAsync(sql, test.Window.Id, Sealed(test, new("A", "", [new("I1", 6)]))));

        var ledger = await test.ClosedAsync();

        Assert.Equal(3, ledger.Unreadable);
        Assert.Equal(23, ledger.Figures.First(figure => figure is { Item: "I1", GroupId: "company" }).N);
        Assert.Contains(test.Logs.Lines, line => line.StartsWith("3 ballots", StringComparison.Ordinal));
    }

    /// <summary>Whoever goes back to an older program must not lose what a newer one has taken.</summary>
    [Theory, DatabaseData]
    public async Task A_ballot_of_another_version_of_the_program_stops_the_close_and_nothing_is_lost(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        var bytes = new Ballot("A", "", []).ToBytes(test.Window.BallotSize);
        bytes[0]++;
        await test.WriteAsync(sql => BallotsStore.AddAsync(sql, test.Window.Id, BallotSeal.Seal(test.Window.Id.Value, test.Window.PublicKey, bytes)));

        await Assert.ThrowsAsync<NotSupportedException>(test.CloseAsync);

        Assert.Equal(24, await test.ReadAsync(sql => sql.ScalarAsync<int>("SELECT COUNT(*) FROM ballots")));
        Assert.Null(await test.ReadAsync(sql => LedgerStore.ReadAsync(sql, test.Window.Id)));
    }

    [Theory, DatabaseData]
    public async Task Ballots_of_many_pages_are_each_counted_once(DatabaseKind kind)
    {
        const int Ballots = 1203;
        await using var test = await OpenAsync(kind);
        var ballots = Enumerable.Range(0, Ballots).Select(_ => Sealed(test, new("A", "", [new("I1", 5)]))).ToList();
        await test.WriteAsync(async sql =>
        {
            foreach (var ballot in ballots) await BallotsStore.AddAsync(sql, test.Window.Id, ballot);
        });

        var company = (await test.ClosedAsync()).Figures.First(figure => figure is { Item: "I1", GroupId: "company" });

        Assert.Equal(23 + Ballots, company.N);
    }

    [Theory, DatabaseData]
    public async Task A_window_that_is_being_prepared_or_is_not_there_is_not_closed(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        await test.WriteAsync(sql => sql.ExecuteAsync("UPDATE survey_windows SET state = 'Preparing'"));

        Assert.Equal(CloseWindowResult.NotOpen, await test.CloseAsync());
        Assert.Equal(CloseWindowResult.Unknown, await test.Closer().HandleAsync(new(ClosingTest.WindowOf(9)), Cancellation));
    }

    [Theory, DatabaseData]
    public async Task Results_come_at_ten_in_the_morning_of_the_third_day(DatabaseKind kind)
    {
        await using var test = await OpenAsync(kind);
        test.Clock.SetTo(Instant.FromUtc(2026, 3, 9, 11, 0));

        var window = (await test.ClosedAsync()).Window;

        Assert.Equal(Instant.FromUtc(2026, 3, 9, 11, 0), window.ClosedAt);
        Assert.Equal(Instant.FromUtc(2026, 3, 12, 10, 0), window.PublishedAt);
        Assert.Equal((24, 23), (window.Invited, window.Answered));
    }

    private static byte[] Sealed(ClosingTest test, Ballot ballot) =>
        BallotSeal.Seal(test.Window.Id.Value, test.Window.PublicKey, ballot.ToBytes(test.Window.BallotSize));

    private static async Task<ClosingTest> OpenAsync(DatabaseKind kind)
    {
        var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:12 B<Co:12", Questions);
        for (var person = 1; person <= 23; person++) await test.AnswerAsync(person, new Answer("I1", 1 + person % 5), new Answer("A4", null, $"Words {person}"));
        return test;
    }

    private static Task<string> PublishedAsync(ClosingTest test) =>
        WholeDump.ReadAsync(test.Database, Cancellation, table => table.StartsWith("published_", StringComparison.Ordinal));
}
