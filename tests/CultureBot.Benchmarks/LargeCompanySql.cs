using System.Collections.Immutable;
using CultureBot.Testing.Databases;

namespace CultureBot.Benchmarks;

/// <summary>The statements that make a <see cref="LargeCompany"/> within the database, where millions of rows are made fastest.</summary>
internal sealed class LargeCompanySql(DatabaseKind kind)
{
    public static readonly Guid Survey = new("0193a000-0000-7000-8000-0000000000bb");
    public static readonly Guid Window = new("0193a000-0000-7000-8000-0000000000aa");

    private static readonly ImmutableArray<(string Item, string Level, string Dimension)> Items =
    [
        ("I1", "Individual", "Beliefs"), ("I2", "Individual", "Reliability"), ("I3", "Individual", "Responsiveness"), ("I4", "Individual", "Empathy"), ("I12", "Individual", "Empathy"),
        ("M1", "Manager", "Listening"), ("M2", "Manager", "Listening"), ("M3", "Manager", "Reliability"), ("M4", "Manager", "Empathy"),
        ("O1", "Organization", "Beliefs"), ("O2", "Organization", "Listening"), ("O3", "Organization", "Reliability"), ("O4", "Organization", "Responsiveness"),
    ];

    public static string Questions { get; } = "[" + string.Join(',', Items.Select(item =>
        $$"""{"item":"{{item.Item}}","kind":"Agree","level":"{{item.Level}}","dimension":"{{item.Dimension}}","isReversed":false,"texts":{},"ratedTeam":"","optionCount":0}""")) + "]";

    /// <summary>People by their number in the file, so that rows can be made of numbers.</summary>
    public string NumberPeople { get; } =
        """
        CREATE TABLE bench_people AS
        SELECT CAST(SUBSTR(external_id, 2) AS INTEGER) AS number, id AS account_id, person_id, workspace_id FROM accounts;
        CREATE UNIQUE INDEX bench_people_number ON bench_people (number);
        """;

    /// <summary>From number <c>@From</c> to <c>@To</c>: each kudos with a recipient, two of three with a value.</summary>
    public ImmutableArray<string> Kudos =>
    [
        $"""
        INSERT INTO kudos (id, request_key, workspace_id, giver_id, words, words_hash, visibility, channel_id, created_at)
        {Numbers}
        SELECT {Id("n.i")}, 'k' || CAST(n.i AS text), p.workspace_id, p.account_id,
            'You stayed until the last guest had gone, and the report was ready by morning. That is number ' || CAST(n.i AS text), 'h' || CAST(n.i AS text),
            CASE WHEN n.i % 10 = 0 THEN 'Private' ELSE 'Public' END, 'C1', @Start + n.i * @Step
        FROM n JOIN bench_people p ON p.number = (n.i * 7919) % @People
        """,
        $"""
        INSERT INTO kudos_recipients (kudos_id, account_id, position, created_at)
        {Numbers}
        SELECT {Id("n.i")}, p.account_id, 0, @Start + n.i * @Step
        FROM n JOIN bench_people p ON p.number = (n.i * 104729 + n.i / @People * 31 + 13) % @People
        """,
        $"""
        INSERT INTO kudos_values (kudos_id, tag)
        {Numbers}
        SELECT {Id("n.i")}, CASE n.i % 6 WHEN 0 THEN 'ownership' WHEN 1 THEN 'teamwork' WHEN 2 THEN 'care' ELSE 'craft' END FROM n WHERE n.i % 3 > 0
        """,
    ];

    /// <summary>A closed window: the company, and a group for each of <c>@Managers</c> below that of whom they report to.</summary>
    public ImmutableArray<string> Ledger =>
    [
        """
        INSERT INTO surveys (id, request_key, name, template, state, questions, audience, promise, open_days, results_after_days, created_at, changed_at)
        VALUES (@Survey, 'survey', 'Autumn', 'OneOff', 'Scheduled', @Questions, '{"teams":[],"attributes":[]}', @Promise, 7, 3, 0, 0)
        """,
        """
        INSERT INTO survey_windows (id, survey_id, number, state, questions, promise, public_key, ballot_size, waves, launched_at, closed_at, published_at, invited, answered, answered_counted_at)
        VALUES (@Window, @Survey, 1, 'Closed', @Questions, @Promise, @Key, 100, 1, 0, @At, @At, @People, @People, 0)
        """,
        "INSERT INTO published_windows (window_id, unreadable, told_at) VALUES (@Window, 0, @At)",
        """
        INSERT INTO published_groups (window_id, group_id, kind, name, position, invited, answered) VALUES (@Window, 'company', 'Company', '', 0, @People, 80000)
        """,
        """
        INSERT INTO published_groups (window_id, group_id, parent_id, kind, name, position, invited, answered)
        SELECT @Window, 'manager:' || CAST(p.person_id AS text), CASE WHEN p.number = 0 THEN 'company' ELSE 'manager:' || CAST(m.person_id AS text) END, 'Tree',
            'Group ' || CAST(p.number AS text), p.number + 1, 12, 8
        FROM bench_people p LEFT JOIN bench_people m ON m.number = (p.number - 1) / 8
        WHERE p.number < @Managers
        """,
        .. Items.Select((item, at) =>
            $"""
            INSERT INTO published_figures (window_id, item, group_id, n, fives)
            SELECT @Window, '{item.Item}', g.group_id, CASE WHEN g.group_id = 'company' THEN 80000 ELSE 8 END, CASE WHEN g.group_id = 'company' THEN 40000 ELSE (g.position + {at}) % 9 END
            FROM published_groups g WHERE g.window_id = @Window
            """),
    ];

    private string Numbers => kind is DatabaseKind.Sqlite
        ? "WITH RECURSIVE n (i) AS (SELECT CAST(@From AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i < @To)"
        : "WITH n AS (SELECT i::bigint FROM generate_series(@From::bigint, @To::bigint) AS i)";

    private string Id(string number) => kind is DatabaseKind.Sqlite
        ? $"printf('%08x-0000-7000-8000-000000000000', {number})"
        : $"(lpad(to_hex({number}), 8, '0') || '-0000-7000-8000-000000000000')::uuid";
}
