using CultureBot.Privacy.DataSheet;
using CultureBot.Storage;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Privacy.DataSheet;

/// <summary>The sheet says of every field that the database has what it is for and how long it stays.</summary>
public sealed class ReadDataSheetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task It_has_every_field_of_the_database_and_no_other(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var there = await database.Database.ReadAsync(
            sql => sql.ListAsync<string>(
                kind == DatabaseKind.Sqlite
                    ? "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
                    : "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"),
            Cancellation);

        var told = new ReadDataSheet(database.Database).Handle().SelectMany(entry => entry.Table.Columns.Select(column => $"{entry.Table.Name}.{column.Name}"));

        Assert.Equal(
            there.Where(field => !field.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase) && !field.StartsWith("schema_migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_table_has_a_line_and_every_line_a_table()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);

        Assert.Equal(SchemaDescription.Read(database.Database.Dialect).Select(table => table.Name).Order(StringComparer.Ordinal), ReadDataSheet.Described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_says_what_migrations_say_and_which_tables_name_people()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        var sheet = new ReadDataSheet(database.Database).Handle().ToDictionary(entry => entry.Table.Name, StringComparer.Ordinal);

        foreach (var table in (string[])["kudos", "messages", "chat_addresses", "published_services"]) Assert.True(sheet[table].NamesPeople, table);
        Assert.False(sheet["ballots"].NamesPeople);
        Assert.Equal(Kept.Close, sheet["ballots"].Kept);
        Assert.Contains(sheet["accounts"].Table.Columns, column => column is { Name: "erased_at", Comment: var said } && said.Contains("stands for nobody", StringComparison.Ordinal));
        Assert.DoesNotContain(sheet["workspaces"].Table.Columns, column => column.Name == "token");
    }
}
