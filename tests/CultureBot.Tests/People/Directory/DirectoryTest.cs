using System.Text;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CultureBot.Tests.People.Directory;

/// <summary>A database with one connected workspace, and HR's files to import into it.</summary>
internal sealed class DirectoryTest : IAsyncDisposable
{
    private readonly PeopleTest _people;

    private DirectoryTest(PeopleTest people) => _people = people;

    public static CancellationToken Cancellation => PeopleTest.Cancellation;

    public PeopleTest People => _people;

    public TestClock Clock => _people.Clock;

    public Database Database => _people.Database;

    public OrgChart Chart => new(Database);

    public static async Task<DirectoryTest> CreateAsync(DatabaseKind kind) => new(await PeopleTest.CreateAsync(kind));

    public static PlatformAccount Member(string id, string email) => new()
    {
        AccountId = id,
        DisplayName = "Account " + id,
        Handle = id,
        Email = email,
        IsEmailConfirmed = true,
        Kind = AccountKind.Member,
    };

    public Task<IReadOnlyList<Account>> SaveAsync(params PlatformAccount[] accounts) => _people.SaveAsync(accounts);

    /// <summary>Notes that the platform tells of a manager, by ids there.</summary>
    public async Task ManagesAsync(string manager, params string[] reports)
    {
        foreach (var report in reports)
        {
            var account = (await _people.FindAsync(report))!;
            await Database.WriteAsync(
                sql => AccountsStore.SaveManagerAsync(sql, account.Id, manager, Clock.Now), WriteUrgency.Background, Cancellation);
        }
    }

    public Task<ImportPeopleResult> ImportAsync(string file, bool isDryRun = false) => ImportAsync(Encoding.UTF8.GetBytes(file), isDryRun);

    public Task<ImportPeopleResult> ImportAsync(byte[] file, bool isDryRun = false, Database? database = null) =>
        new ImportPeopleHandler(database ?? Database, Clock, NullLogger<ImportPeopleHandler>.Instance)
            .HandleAsync(new(file, isDryRun), Cancellation);

    /// <summary>The problems as "line:column fault".</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string file) => Show(await ImportAsync(file));

    public async Task<IReadOnlyList<string>> ProblemsAsync(byte[] file) => Show(await ImportAsync(file));

    public Task<Organization> ReadAsync() => Chart.ReadAsync(Cancellation);

    /// <summary>What is known of whoever the file calls so; fails when they are not of the organization.</summary>
    public async Task<OrgPerson> FindAsync(string name) => Assert.Single((await ReadAsync()).People.Values, person => person.Name == name);

    public Task<long> CountAsync(string table) => _people.CountAsync(table);

    public Task<Workspace> ConnectAsync(string externalId) => _people.ConnectAsync(externalId);

    public void Pass(Duration duration) => Clock.Advance(duration);

    public ValueTask DisposeAsync() => _people.DisposeAsync();

    private static IReadOnlyList<string> Show(ImportPeopleResult result) =>
        [.. Assert.IsType<ImportRefused>(result).Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Fault}{Others(problem)}")];

    private static string Others(ImportProblem problem) => problem.Lines.Length == 0 ? "" : " " + string.Join(",", problem.Lines);
}
