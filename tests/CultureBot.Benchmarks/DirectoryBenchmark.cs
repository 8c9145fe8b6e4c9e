using System.Diagnostics;
using System.Globalization;
using System.Text;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Benchmarks;

/// <summary>
/// A file of 100,000 people in a tree of managers, eight reports each, with seven further columns: imported into SQLite, imported again,
/// and read as an organization, each of them with an account.
/// </summary>
internal static class DirectoryBenchmark
{
    private const int People = 100_000;
    private const int Reports = 8;
    private const int Readings = 5;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, cancellationToken);
        await database.Database.WriteAsync(AddAccountsAsync, WriteUrgency.Background, cancellationToken);
        var file = Encoding.UTF8.GetBytes(Write());
        var handler = new ImportPeopleHandler(database.Database, TimeProvider.System, NullLogger<ImportPeopleHandler>.Instance);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{People:N0} rows, {file.Length / 1e6:F1} MB"));
        await ShowAsync("dry run", () => handler.HandleAsync(new(file, IsDryRun: true), cancellationToken));
        await ShowAsync("import", () => handler.HandleAsync(new(file, IsDryRun: false), cancellationToken));
        await ShowAsync("the same again", () => handler.HandleAsync(new(file, IsDryRun: false), cancellationToken));

        var chart = new OrgChart(database.Database);
        var (before, after) = ((Organization?)null, (Organization?)null);
        for (var i = 0; i < Readings; i++)
        {
            before = after;
            await ShowAsync("organization", async () => $"{(after = await chart.ReadAsync(cancellationToken)).Groups.Length} groups");
        }

        await ShowAsync("joined and left", () => Task.FromResult($"{OrgChart.JoinedAndLeft(before!, after!).Groups.Count} groups"));
    }

    private static async Task ShowAsync<T>(string what, Func<Task<T>> run)
    {
        var watch = Stopwatch.StartNew();
        var result = await run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-16} {watch.Elapsed.TotalSeconds,8:F2} s   {result}"));
    }

    private static string Write()
    {
        var file = new StringBuilder("email,name,manager_email,team,location,country,time_zone,start_date,birthday,cost_centre\n");
        for (var i = 0; i < People; i++)
        {
            var manager = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"p{(i - 1) / Reports}@example.com");
            file.Append(CultureInfo.InvariantCulture, $"p{i}@example.com,Person {i},{manager},Team {i / 40},Town {i % 50},DE,Europe/Berlin,20{i % 25:00}-0{1 + (i % 9)}-15,0{1 + (i % 9)}-11,{i % 300}\n");
        }

        return file.ToString();
    }

    private static async Task AddAccountsAsync(SqlSession sql)
    {
        var workspace = Guid.CreateVersion7();
        await sql.ExecuteAsync(
            "INSERT INTO workspaces (id, platform, external_id, name, connected_at) VALUES (@Workspace, 'slack', 'T1', 'Example', 0)", new { Workspace = workspace });
        var rows = Enumerable.Range(0, People).Select(i => new
        {
            Id = Guid.CreateVersion7(),
            Person = Guid.CreateVersion7(),
            Workspace = workspace,
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"U{i}"),
            Email = string.Create(CultureInfo.InvariantCulture, $"p{i}@example.com"),
        }).ToList();
        await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Person, 0)", rows);
        await sql.ExecuteAsync(
            """
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, email, is_email_confirmed, kind, first_seen_at)
            VALUES (@Id, @Workspace, @ExternalId, @Person, @ExternalId, @Email, TRUE, 'Member', 0)
            """,
            rows);
    }
}
