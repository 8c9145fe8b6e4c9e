using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Pulse.Asking;

namespace CultureBot.Tests.Pulse.Ballots;

/// <summary>Nothing about a row of a ballot or of a participation tells which of the other belongs to it, or which came first.</summary>
public sealed class RowOrderTests
{
    private const int People = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_PostgreSQL_rows_share_one_writer_and_lie_in_no_order_after_a_shuffle()
    {
        await using var test = await AskingTest.StartAsync(DatabaseKind.Postgres, others: People);
        await test.SendAsync();
        var before = await AnswerOneAfterTheOtherAsync(test);
        Assert.Equal(People, await CountAsync(test, "SELECT COUNT(DISTINCT b.xmin::text) FROM ballots b JOIN participations p ON p.xmin = b.xmin"));

        await new ShuffleBallots(test.Database).HandleAsync(Cancellation);

        Assert.Equal(1, await CountAsync(test, "SELECT COUNT(DISTINCT xmin::text) FROM (SELECT xmin FROM ballots UNION ALL SELECT xmin FROM participations) rows"));
        Assert.Equal(People, await CountAsync(test, "SELECT COUNT(*) FROM ballots"));
        Assert.Equal(People + 4, await CountAsync(test, "SELECT COUNT(*) FROM participations"));
        Assert.Equal(People, await CountAsync(test, "SELECT COUNT(*) FROM participations WHERE has_answered"));
        var ballots = await ListAsync(test, "SELECT id::text FROM ballots ORDER BY ctid");
        var persons = await ListAsync(test, "SELECT person_id::text FROM participations WHERE has_answered ORDER BY ctid");
        // Of sixty ranks in random order a correlation beyond a half comes once in some twenty thousand times.
        Assert.InRange(Correlation(before.Ballots, ballots), -0.5, 0.5);
        Assert.InRange(Correlation(before.Persons, persons), -0.5, 0.5);
        Assert.InRange(Correlation([.. ballots.Select(ballot => before.Ballots.IndexOf(ballot))], [.. persons.Select(person => before.Persons.IndexOf(person))]), -0.5, 0.5);
    }

    [Theory, DatabaseData]
    public async Task Ids_and_the_order_in_which_rows_are_read_say_nothing_of_the_order_of_answers(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, others: People);
        await test.SendAsync();
        var before = await AnswerOneAfterTheOtherAsync(test);
        await new ShuffleBallots(test.Database).HandleAsync(Cancellation);

        Assert.InRange(Correlation(before.Ballots, [.. before.Ballots.Order(StringComparer.Ordinal)]), -0.5, 0.5);
        Assert.InRange(Correlation(before.Ballots, await ListAsync(test, $"SELECT {Text(kind, "id")} FROM ballots")), -0.5, 0.5);
    }

    [Theory, DatabaseData]
    public async Task Whoever_answers_while_rows_are_shuffled_is_stored(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, others: People);
        await test.SendAsync();
        var shuffle = new ShuffleBallots(test.Database);
        using var done = new CancellationTokenSource();
        var shuffling = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested) await shuffle.HandleAsync(Cancellation);
            },
            Cancellation);

        var results = await Task.WhenAll((await PersonsAsync(test)).Select(person => test.Submit.HandleAsync(Ballot(test, person), Cancellation)));
        await done.CancelAsync();
        await shuffling;

        Assert.All(results, result => Assert.Equal(SubmitBallotResult.Stored, result));
        Assert.Equal(People, await CountAsync(test, "SELECT COUNT(*) FROM ballots"));
        Assert.Equal(People, await CountAsync(test, "SELECT COUNT(*) FROM participations WHERE has_answered = TRUE"));
    }

    [Fact]
    public async Task On_SQLite_what_is_deleted_is_overwritten()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);

        Assert.Equal(1, await database.Database.WriteAsync(sql => sql.ScalarAsync<long>("PRAGMA secure_delete"), WriteUrgency.Background, Cancellation));
    }

    private static async Task<(List<string> Ballots, List<string> Persons)> AnswerOneAfterTheOtherAsync(AskingTest test)
    {
        List<string> ballots = [], persons = [];
        foreach (var person in await PersonsAsync(test))
        {
            Assert.Equal(SubmitBallotResult.Stored, await test.Submit.HandleAsync(Ballot(test, person), Cancellation));
            ballots.Add((await ListAsync(test, $"SELECT {Text(test.Database.Dialect.Name == "postgres" ? DatabaseKind.Postgres : DatabaseKind.Sqlite, "id")} FROM ballots")).Except(ballots).Single());
            persons.Add(person.Value.ToString("D"));
        }

        return (ballots, persons);
    }

    private static SubmitBallot Ballot(AskingTest test, CultureBot.People.PersonId person) =>
        new() { Window = test.Window.Id, Wave = 1, Person = person, Answers = [new("I1", 5)] };

    private static Task<IReadOnlyList<CultureBot.People.PersonId>> PersonsAsync(AskingTest test) => test.Database.ReadAsync(
        sql => sql.ListAsync<CultureBot.People.PersonId>("SELECT person_id FROM accounts WHERE external_id LIKE 'Uother%' ORDER BY external_id"), Cancellation);

    private static Task<long> CountAsync(AskingTest test, string query) => test.CountAsync(query);

    private static Task<IReadOnlyList<string>> ListAsync(AskingTest test, string query) => test.Database.ReadAsync(sql => sql.ListAsync<string>(query), Cancellation);

    private static string Text(DatabaseKind kind, string column) => kind is DatabaseKind.Postgres ? column + "::text" : column;

    /// <summary>Of the places that the same things have in two orders.</summary>
    private static double Correlation(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var places = one.Select((what, place) => (what, place)).ToDictionary(pair => pair.what, pair => pair.place, StringComparer.Ordinal);
        return Correlation([.. Enumerable.Range(0, other.Count)], [.. other.Select(what => places[what])]);
    }

    private static double Correlation(int[] one, int[] other)
    {
        var mean = (one.Length - 1) / 2.0;
        return one.Zip(other, (a, b) => (a - mean) * (b - mean)).Sum() / one.Sum(a => (a - mean) * (a - mean));
    }
}
