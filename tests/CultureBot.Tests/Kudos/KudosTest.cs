using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Kudos;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Kudos;

/// <summary>The kudos use cases on a database of their own, in a small company.</summary>
internal sealed class KudosTest : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly GiveKudosHandler _give;
    private readonly UndoKudosHandler _undo;

    private KudosTest(TestDatabase database, TestCompany company, TestClock clock)
    {
        (_database, Company, Clock) = (database, company, clock);
        var outbox = new OutboxSignal();
        _give = new(database.Database, outbox, new([]), new KudosOptions(), clock);
        _undo = new(database.Database, outbox, new([]), clock);
    }

    public TestCompany Company { get; }

    public TestClock Clock { get; }

    public TestDatabase Store => _database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<KudosTest> StartAsync(DatabaseKind kind)
    {
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        var database = await TestDatabase.CreateAsync(kind, Cancellation);
        return new(database, await TestCompany.FoundAsync(database.Database, now, Cancellation), new TestClock(now));
    }

    /// <summary>Ana gives a kudos.</summary>
    public Task<GiveKudosResult> GiveAsync(
        string key, string words, ChatPlace place, IEnumerable<string> to, Func<GiveKudos, GiveKudos>? change = null)
    {
        var kudos = new GiveKudos
        {
            Workspace = Company.Workspace,
            Giver = Company["ana"],
            Nominees = [.. to.Select(name => new KudosNominee(Company[name], null))],
            Words = words,
            Visibility = Visibility.Public,
            Place = place,
            CanPostHere = true,
            RequestKey = key,
        };
        return _give.HandleAsync(change is null ? kudos : change(kudos), Cancellation);
    }

    public Task<UndoKudosResult> UndoAsync(string key, KudosId? which = null, string who = "ana") =>
        _undo.HandleAsync(new(Company[who], which, key), Cancellation);

    /// <summary>What is wanted in chat because of a kudos, as "kind place id", sorted.</summary>
    public async Task<IReadOnlyList<string>> WantedAsync(CultureBot.Kudos.Kudos kudos)
    {
        var rows = await _database.Database.ReadAsync(
            sql => sql.ListAsync<string>(
                "SELECT kind || ' ' || destination_kind || ' ' || destination FROM messages WHERE subject = @Subject",
                new { kudos.Id.Subject }),
            Cancellation);
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
