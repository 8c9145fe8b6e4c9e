using System.Text;
using CultureBot.People.Directory;
using CultureBot.People.Directory.Imports;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CultureBot.Tests.People.Directory.Imports;

/// <summary>A directory whose files are looked at before they are imported, and whose last import can be undone.</summary>
internal sealed class ImportsTest(DirectoryTest directory) : IAsyncDisposable
{
    public const string File =
        """
        email,name,manager_email,team,location
        mia@example.com,Mia,,Direction,Berlin
        ana@example.com,Ana,mia@example.com,Sales,Berlin
        ben@example.com,Ben,mia@example.com,Sales,Oslo
        """;

    public DirectoryTest Directory => directory;

    public UndoImportHandler Undo => new(directory.Database, directory.Clock);

    public static async Task<ImportsTest> CreateAsync(DatabaseKind kind) => new(await DirectoryTest.CreateAsync(kind));

    /// <summary>What a file would change, one change a line.</summary>
    public async Task<(ImportPlan Plan, IReadOnlyList<string> Changes)> LookAsync(string file, bool isComplete = false)
    {
        List<string> changes = [];
        var plan = await new PlanImport(directory.Database).HandleAsync(
            Request(file, isComplete), change => changes.Add($"{change.Email} {change.Kind} {change.Field}: {change.Before} > {change.After}"), DirectoryTest.Cancellation);
        return (Assert.IsType<ImportPlan>(plan), changes);
    }

    /// <summary>Imports it an hour later, and lets another hour pass.</summary>
    public async Task<ImportPeopleResult> ImportAsync(string file, bool isComplete = false, string? shown = null)
    {
        directory.Pass(Duration.FromHours(1));
        var result = await new ImportPeopleHandler(directory.Database, directory.Clock, NullLogger<ImportPeopleHandler>.Instance)
            .HandleAsync(Request(file, isComplete) with { Shown = shown }, DirectoryTest.Cancellation);
        directory.Pass(Duration.FromHours(1));
        return result;
    }

    /// <summary>Takes the last import back; fails when there is none.</summary>
    public async Task<UndoResult> UndoAsync()
    {
        var last = (await Undo.FindAsync(DirectoryTest.Cancellation))!;
        return (await Undo.HandleAsync(last.Id, null, DirectoryTest.Cancellation))!;
    }

    /// <summary>Everything that is known of everybody now, and of those who have left that they have.</summary>
    public Task<string> DescribeAsync() => directory.Database.ReadAsync(
        async sql =>
        {
            var entries = await sql.ListAsync<string>(
                """
                SELECT e.email || ' ' || e.name || CASE WHEN EXISTS (
                    SELECT 1 FROM directory_absences a WHERE a.person_id = e.person_id AND a.returned_at IS NULL) THEN ' left' ELSE '' END
                FROM directory_entries e ORDER BY e.email
                """);
            var fields = await sql.ListAsync<string>(
                """
                SELECT e.email || ' ' || f.field || '=' || f.value || COALESCE((SELECT m.email FROM directory_entries m WHERE m.person_id = f.manager_id), '')
                FROM directory_fields f JOIN directory_entries e ON e.person_id = f.person_id WHERE f.until_at IS NULL ORDER BY e.email, f.field
                """);
            return string.Join('\n', entries.Concat(fields));
        },
        DirectoryTest.Cancellation);

    public ValueTask DisposeAsync() => directory.DisposeAsync();

    private static ImportPeople Request(string file, bool isComplete) => new(Encoding.UTF8.GetBytes(file), IsDryRun: false) { IsComplete = isComplete };
}
