using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Benchmarks;

/// <summary>
/// 100,000 people as <see cref="DirectoryBenchmark"/> has them, with two years of kudos between them, a published survey with a group for each manager, and two
/// published quarters of feedback. The same each time, but for the day.
/// </summary>
/// <param name="ReaderAccount">Leads eight people, who lead others.</param>
/// <param name="Addresses">Pages with parameters.</param>
internal sealed record LargeCompany(AccountId ReaderAccount, ImmutableArray<string> Addresses)
{
    public const int People = DirectoryBenchmark.People;
    public const int Kudos = 5_000_000;

    /// <summary>The address of whoever looks.</summary>
    public const string Reader = "p1@example.com";

    private const int AtOnce = 100_000;
    private const int Managers = People / 8;
    private const int Teams = People / 40;
    private const int Days = 730;

    public static async Task<LargeCompany> AddAsync(Database database, DatabaseKind kind, CancellationToken cancellationToken)
    {
        await database.WriteAsync(DirectoryBenchmark.AddAccountsAsync, WriteUrgency.Background, cancellationToken);
        await new ImportPeopleHandler(database, TimeProvider.System, NullLogger<ImportPeopleHandler>.Instance)
            .HandleAsync(new(DirectoryBenchmark.Write(DirectoryBenchmark.ManagerOf), IsDryRun: false), cancellationToken);
        var sql = new LargeCompanySql(kind);
        await WriteAsync(session => session.ExecuteAsync(sql.NumberPeople));
        var step = (long)Duration.FromDays(Days).TotalMilliseconds / Kudos;
        var start = TimeProvider.System.GetCurrentInstant().ToUnixTimeMilliseconds() - (step * Kudos);
        for (var from = 0; from < Kudos; from += AtOnce)
        {
            var some = new { From = from, To = from + AtOnce - 1, People, Start = start, Step = step };
            foreach (var statement in sql.Kudos) await WriteAsync(session => session.ExecuteAsync(statement, some));
        }

        await WriteAsync(session => PublishSurveyAsync(session, sql));
        await WriteAsync(PublishQuartersAsync);
        var (account, person) = await database.ReadAsync(
            async session => (
                await session.ScalarAsync<Guid>("SELECT account_id FROM bench_people WHERE number = 1"), await session.ScalarAsync<Guid>("SELECT person_id FROM bench_people WHERE number = 1")),
            cancellationToken);
        return new(new(account), [$"/pulse/{LargeCompanySql.Window:D}", $"/pulse/{LargeCompanySql.Window:D}?group=manager:{person:D}"]);

        Task WriteAsync(Func<SqlSession, Task> unit) => database.WriteAsync(unit, WriteUrgency.Background, cancellationToken);
    }

    private static async Task PublishSurveyAsync(SqlSession session, LargeCompanySql sql)
    {
        var row = new
        {
            LargeCompanySql.Survey, LargeCompanySql.Window, Questions = LargeCompanySql.Questions, Promise = """{"forFives":5,"forBands":10,"attribute":"","isCompanyOnly":false}""", Key = Array.Empty<byte>(),
            At = TimeProvider.System.GetCurrentInstant() - Duration.FromDays(3), People, Managers,
        };
        foreach (var statement in sql.Ledger) await session.ExecuteAsync(statement, row);
    }

    private static async Task PublishQuartersAsync(SqlSession session)
    {
        var now = TimeProvider.System.GetCurrentInstant();
        ProviderTeam[] teams = [.. Enumerable.Range(0, Teams).Select(number => ProviderTeam.Of(string.Create(CultureInfo.InvariantCulture, $"Team {number}")))];
        await ManyRows.AddAsync(session, "INSERT INTO provider_teams (id, key, name)", teams.Select(team => (object?[])[team.Id.Value, team.Key, team.Name]));
        foreach (var (name, ago) in ((string, int)[])[("2026-Q2", 100), ("2026-Q3", 10)])
        {
            var quarter = Guid.CreateVersion7();
            await session.ExecuteAsync(
                """
                INSERT INTO feedback_quarters (id, name, state, for_fives, for_comments, public_key, opened_at, closes_at, closed_at, published_at)
                VALUES (@Quarter, @Name, 'Closed', 5, 10, @Key, @At, @At, @At, @At)
                """,
                new { Quarter = quarter, Name = name, Key = new byte[] { 1 }, At = now - Duration.FromDays(ago) });
            await ManyRows.AddAsync(
                session, "INSERT INTO published_services (quarter_id, provider, customer_team, customer_name, n, fives)",
                teams.SelectMany((team, number) => Customers(teams, number).Prepend(null).Select(customer => (object?[])
                    [quarter, Provider.ReferenceOf(team.Id), customer?.Key ?? "", customer?.Name ?? "", customer is null ? 40 : 8, customer is null ? 20 + (number % 20) : number % 9])));
        }
    }

    // Each team serves the next four.
    private static IEnumerable<ProviderTeam?> Customers(ProviderTeam[] teams, int number) => Enumerable.Range(1, 4).Select(next => teams[(number + next) % teams.Length]);
}
