using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Storage.Tests;

public sealed class SqlTypesTests
{
    private static readonly ThingId First = new(Guid.Parse("0192f0c1-2b3a-7c4d-8e5f-a0b1c2d3e4f5"));
    private static readonly ThingId Second = new(Guid.Parse("0192F0C1-2B3A-7C4D-8E5F-A0B1C2D3E4F6"));

    static SqlTypesTests() => SqlTypes.UseId<ThingId>(guid => new(guid), id => id.Value);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Every_type_comes_back_as_it_was_stored(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var full = new Thing
        {
            Id = First,
            Other = Second,
            At = Instant.FromUtc(2026, 11, 20, 16, 0) + Duration.FromMilliseconds(123),
            Until = Instant.FromUtc(1969, 1, 1, 0, 0),
            Day = new LocalDate(2026, 11, 20),
            LastDay = new LocalDate(1999, 12, 31),
            IsOpen = true,
            Shade = Shade.Dark,
            OtherShade = Shade.Light,
            Count = long.MaxValue,
            Words = "Grüße 🎉 שלום",
            Bytes = [0, 1, 255],
        };
        var empty = new Thing { Id = Second, Words = "" };

        await AddAsync(test.Database, full);
        await AddAsync(test.Database, empty);
        var read = await test.Database.ReadAsync(sql => sql.ListAsync<Thing>("SELECT * FROM things ORDER BY id"), Token);

        Assert.Equivalent(new[] { full, empty }, read, strict: true);
    }

    [Theory, DatabaseData]
    public async Task Typed_ids_are_found_one_by_one_in_lists_and_in_empty_lists(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        await AddAsync(test.Database, new Thing { Id = First, Words = "one" });
        await AddAsync(test.Database, new Thing { Id = Second, Words = "two" });

        await test.Database.ReadAsync(
            async sql =>
            {
                Assert.Equal("two", await sql.ScalarAsync<string>("SELECT words FROM things WHERE id = @Second", new { Second }));
                Assert.Equal(Second, await sql.FirstOrDefaultAsync<ThingId>("SELECT id FROM things WHERE words = 'two'"));
                Assert.Equal(Second, await sql.ScalarAsync<ThingId>("SELECT id FROM things WHERE words = 'two'"));
                Assert.Equal(Second.Value, await sql.ScalarAsync<Guid>("SELECT id FROM things WHERE words = 'two'"));
                Assert.Null(await sql.FirstOrDefaultAsync<ThingId?>("SELECT other FROM things WHERE words = 'two'"));
                Assert.Equal([First, Second], await IdsAsync(sql, [First, Second]));
                Assert.Equal([Second], await IdsAsync(sql, [Second]));
                Assert.Empty(await IdsAsync(sql, []));
                Assert.Equal(
                    [First],
                    await sql.ListAsync<ThingId>("SELECT id FROM things WHERE id IN @Ids", new { Ids = new[] { First.Value } }));
                return true;
            },
            Token);
    }

    [Theory, DatabaseData]
    public async Task Dates_instants_and_words_are_found_in_lists(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var thing = new Thing { Id = First, Words = "one", Day = new(2026, 11, 20), At = Instant.FromUnixTimeMilliseconds(5) };
        await AddAsync(test.Database, thing);

        var found = await test.Database.ReadAsync(
            sql => sql.ListAsync<ThingId>(
                "SELECT id FROM things WHERE day IN @Days AND at IN @Instants AND words IN @Words AND at < @Later",
                new
                {
                    Days = new[] { thing.Day },
                    Instants = new List<Instant> { thing.At },
                    Words = new[] { "one", "two" },
                    Later = thing.At + Duration.FromMilliseconds(1),
                }),
            Token);

        Assert.Equal([First], found);
    }

    /// <summary>So that SQL may build a subject such as 'kudos:' || id on both databases.</summary>
    [Theory, DatabaseData]
    public async Task An_id_as_text_is_lower_case(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        await AddAsync(test.Database, new Thing { Id = Second, Words = "" });
        Assert.Equal(
            "thing:" + Second.Value,
            await test.Database.ReadAsync(sql => sql.ScalarAsync<string>("SELECT 'thing:' || id FROM things"), Token));
    }

    private static Task<IReadOnlyList<ThingId>> IdsAsync(SqlSession sql, ThingId[] ids) =>
        sql.ListAsync<ThingId>("SELECT id FROM things WHERE id IN @Ids ORDER BY id", new { Ids = ids });

    private static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind, Token);
        var (uuid, blob, boolean) = kind is DatabaseKind.Sqlite ? ("text", "blob", "integer") : ("uuid", "bytea", "boolean");
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                $"""
                CREATE TABLE things (
                    id {uuid} PRIMARY KEY, other {uuid}, at bigint NOT NULL, until bigint, day text NOT NULL, last_day text,
                    is_open {boolean} NOT NULL, is_shut {boolean}, shade text NOT NULL, other_shade text, count bigint NOT NULL,
                    words text NOT NULL, bytes {blob})
                """),
            WriteUrgency.Acknowledgement,
            Token);
        return test;
    }

    private static Task<int> AddAsync(Database database, Thing thing) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            """
            INSERT INTO things (id, other, at, until, day, last_day, is_open, is_shut, shade, other_shade, count, words, bytes)
            VALUES (@Id, @Other, @At, @Until, @Day, @LastDay, @IsOpen, @IsShut, @Shade, @OtherShade, @Count, @Words, @Bytes)
            """,
            new
            {
                thing.Id, thing.Other, thing.At, thing.Until, thing.Day, thing.LastDay, thing.IsOpen, thing.IsShut,
                Shade = thing.Shade.ToString(), OtherShade = thing.OtherShade?.ToString(), thing.Count, thing.Words, thing.Bytes,
            }),
        WriteUrgency.Acknowledgement,
        Token);

    private readonly record struct ThingId(Guid Value);

    private enum Shade
    {
        Light,
        Dark,
    }

    private sealed record Thing
    {
        public required ThingId Id { get; init; }

        public ThingId? Other { get; init; }

        public Instant At { get; init; }

        public Instant? Until { get; init; }

        public LocalDate Day { get; init; }

        public LocalDate? LastDay { get; init; }

        public bool IsOpen { get; init; }

        public bool? IsShut { get; init; }

        public Shade Shade { get; init; }

        public Shade? OtherShade { get; init; }

        public long Count { get; init; }

        public required string Words { get; init; }

        public byte[]? Bytes { get; init; }
    }
}
