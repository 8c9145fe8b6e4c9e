using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CultureBot.Privacy.DataSheet;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Privacy.Personal;

/// <summary>Whatever names people is in their own files, or stands here with the reason why it is not.</summary>
public sealed partial class PersonalTablesTests
{
    private static readonly ImmutableDictionary<string, string> NotInFiles = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["persons"] = "A number and since when: everything else is kept of it.",
        ["erasures"] = "Whoever is erased has no file any more; who asked for it stands in the audit, which is in theirs.",
        ["pacing"] = "When something was last sent to them, for a day; their messages are in the file.",
        ["pacing_sendings"] = "Goes with the pace.",
        ["unfinished_requests"] = "Wrapped, and gone with its answer.",
        ["window_groups"] = "Groups are named after whoever leads them, as HR's list has it, which is in the file.",
        ["published_groups"] = "As groups of a survey that runs.",
        ["published_figures"] = "Of a group, and published to everybody.",
        ["published_comments"] = "Of a group, and published to everybody.",
        ["group_fingerprints"] = "Of a group; nobody can be read from it.",
        ["published_service_words"] = "Read on the page of services by whoever they are about; who wrote them nobody knows.",
        ["schedules"] = "Who changed one stands in the audit, which is in the file.",
        ["survey_windows"] = "Who launched one stands in the audit, which is in the file.",
        ["workspaces"] = "Who chose a channel stands in the audit, which is in the file.",
        ["waiting_files"] = "Wrapped, and gone within an hour.",
        ["simulator_messages"] = "Invented people of the demo.",
        ["simulator_reads"] = "Invented people of the demo.",
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_that_names_people_is_in_their_file_or_says_why_not()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        var named = new ReadDataSheet(database.Database).Handle().Where(entry => entry.NamesPeople).Select(entry => entry.Table.Name).ToHashSet(StringComparer.Ordinal);
        var inFiles = PersonalTest.Parts.SelectMany(part => part.Rows).SelectMany(rows => Tables().Matches(rows.Query)).Select(table => table.Groups["table"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(named.Except(inFiles, StringComparer.Ordinal).Except(NotInFiles.Keys, StringComparer.Ordinal));
        // A reason that is not needed any more goes.
        Assert.All(NotInFiles.Keys, table => Assert.Contains(table, named));
    }

    [Fact]
    public async Task A_table_with_a_reference_to_people_is_never_said_to_name_nobody()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        var pointing = await database.Database.ReadAsync(
            sql => sql.ListAsync<string>(
                """
                SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f."table" IN ('accounts', 'persons', 'scim_users')
                UNION SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                WHERE m.type = 'table' AND c.name IN ('person_id', 'account_id', 'account_external_id', 'destination', 'email', 'author', 'account', 'owner_id', 'giver_id', 'customer_email')
                """),
            Cancellation);

        var sheet = new ReadDataSheet(database.Database).Handle().ToDictionary(entry => entry.Table.Name, StringComparer.Ordinal);

        Assert.NotEmpty(pointing);
        Assert.All(pointing, table => Assert.True(sheet[table].NamesPeople, table));
    }

    [GeneratedRegex(@"\b(FROM|JOIN) (?<table>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tables();
}
