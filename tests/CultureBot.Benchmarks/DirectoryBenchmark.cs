using System.Diagnostics;
using System.Globalization;
using System.Text;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Benchmarks;

/// <summary>
/// A file of 100,000 people in a tree of managers, eight reports each, with seven further columns: imported into SQLite, imported again,
/// and read as an organization, each of them with an account.
/// </summary>
internal static class DirectoryBenchmark
{
    public const int People = 100_000;

    private const int Reports = 8;
    private const int Readings = 5;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, cancellationToken);
        await database.Database.WriteAsync(AddAccountsAsync, WriteUrgency.Background, cancellationToken);
        var file = Write(ManagerOf);
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

        var survey = new SurveyPlan { Name = "Pulse", Template = SurveyTemplate.OneOff, Questions = [QuestionBank.Find("I1")!], Promise = new() { Attribute = DirectoryFields.Location } };
        var calendars = new PersonalCalendars(new(), [new DirectoryWhereabouts()], TimeProvider.System);
        var preview = new ReadPreview(database.Database, new(database.Database, chart, TimeProvider.System), new([]), calendars, TimeProvider.System);
        var tomorrow = TimeProvider.System.GetCurrentInstant() + Duration.FromDays(1);
        for (var i = 0; i < Readings; i++)
        {
            await ShowAsync("survey's fields", async () => $"{(await new ListAttributes(database.Database).HandleAsync(cancellationToken)).Length} fields");
            await ShowAsync("survey's preview", async () => $"{(await preview.HandleAsync(survey, null, [tomorrow], DateTimeZone.Utc, cancellationToken))!.People} people");
        }

        await ShowAsync("joined and left", () => Task.FromResult($"{OrgChart.JoinedAndLeft(before!, after!).Groups.Count} groups"));
    }

    private static async Task ShowAsync<T>(string what, Func<Task<T>> run)
    {
        var watch = Stopwatch.StartNew();
        var result = await run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-16} {watch.Elapsed.TotalSeconds,8:F2} s   {result}"));
    }

    public static int? ManagerOf(int person) => person == 0 ? null : (person - 1) / Reports;

    /// <summary>HR's file.</summary>
    /// <param name="managerOf">By number.</param>
    public static byte[] Write(Func<int, int?> managerOf)
    {
        var file = new StringBuilder("email,name,manager_email,team,location,country,time_zone,start_date,birthday,cost_centre\n");
        for (var i = 0; i < People; i++)
        {
            var manager = managerOf(i) is { } number ? string.Create(CultureInfo.InvariantCulture, $"p{number}@example.com") : "";
            file.Append(CultureInfo.InvariantCulture, $"p{i}@example.com,Person {i},{manager},Team {i / 40},Town {i % 50},DE,Europe/Berlin,20{i % 25:00}-0{1 + (i % 9)}-15,0{1 + (i % 9)}-11,{i % 300}\n");
        }

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    public static async Task AddAccountsAsync(SqlSession sql)
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
