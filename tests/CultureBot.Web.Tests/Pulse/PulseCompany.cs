using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Web.Tests.Pulse;

/// <summary>A closed window with a ledger, put into the database by hand: the company of 60, teams of 30 and 25, one that is hidden, comments.</summary>
internal static class PulseCompany
{
    public static readonly Guid Window = new("0193a000-0000-7000-8000-0000000000aa");

    private static readonly Guid Before = new("0193a000-0000-7000-8000-0000000000ab");

    private static readonly Guid Survey = new("0193a000-0000-7000-8000-0000000000bb");

    private const string Promise = """{"forFives":5,"forBands":10,"attribute":"country","isCompanyOnly":false}""";

    private static readonly string Questions = "[" + string.Join(
        ',',
        Question("I1", "Agree", "Individual", "Beliefs"), Question("I2", "Agree", "Individual", "Reliability"), Question("M1", "Agree", "Manager", "Listening"),
        Question("O3", "Agree", "Organization", "Reliability"), Question("A1", "Recommend"), Question("A4", "Open")) + "]";

    /// <param name="app">Where.</param>
    /// <param name="publishedAt">When everybody may see it.</param>
    /// <param name="state">Closed; before that nothing is in the ledger.</param>
    public static Task AddAsync(AppFixture app, Instant publishedAt, string state = "Closed") => app.Database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync(
                """
                INSERT INTO surveys (id, request_key, name, template, state, questions, audience, promise, open_days, results_after_days, created_at, changed_at)
                VALUES (@Survey, 'survey', 'Spring', 'OneOff', 'Scheduled', @Questions, '{}', @Promise, 7, 3, 0, 0)
                """,
                new { Survey, Questions, Promise });
            await sql.ExecuteAsync(
                """
                INSERT INTO survey_windows (id, survey_id, number, state, questions, promise, public_key, ballot_size, waves, launched_at, closed_at, published_at,
                    invited, answered, answered_counted_at)
                VALUES (@Window, @Survey, 1, @State, @Questions, @Promise, @Key, 100, 1, 0, @ClosedAt, @PublishedAt, 120, 60, 0)
                """,
                new
                {
                    Window, Survey, State = state, Questions, Promise, Key = Array.Empty<byte>(), ClosedAt = state == "Closed" ? 1000L : (long?)null,
                    PublishedAt = state == "Closed" ? publishedAt : (Instant?)null,
                });
            if (state != "Closed") return;
            await sql.ExecuteAsync("INSERT INTO published_windows (window_id, unreadable, told_at) VALUES (@Window, 1, @PublishedAt)", new { Window, PublishedAt = publishedAt });
            foreach (var (group, parent, kind, name, position, people) in Groups)
            {
                await sql.ExecuteAsync(
                    """
                    INSERT INTO published_groups (window_id, group_id, parent_id, kind, name, position, invited, answered)
                    VALUES (@Window, @Group, @Parent, @Kind, @Name, @Position, @Invited, @Answered)
                    """,
                    new { Window, Group = group, Parent = parent, Kind = kind, Name = name, Position = position, Invited = people * 2, Answered = people });
                foreach (var (item, fives) in ((string, int)[])[("I1", people / 2), ("I2", people * 4 / 5), ("M1", people / 3), ("O3", people / 10)])
                {
                    // One team's figures of one question stay hidden.
                    if (group == "team-b" && item == "M1") continue;
                    await sql.ExecuteAsync(
                        """
                        INSERT INTO published_figures (window_id, item, group_id, n, fives, high, middle, low)
                        VALUES (@Window, @Item, @Group, @N, @Fives, @Fives, @Middle, 2)
                        """,
                        new { Window, Item = item, Group = group, N = people, Fives = fives, Middle = people - fives - 2 });
                }
            }

            await sql.ExecuteAsync(
                "INSERT INTO published_figures (window_id, item, group_id, n, high, middle, low) VALUES (@Window, 'A1', 'company', 60, 30, 20, 10)", new { Window });
            await sql.ExecuteAsync(
                "INSERT INTO published_comments (window_id, item, group_id, position, words) VALUES (@Window, 'A4', 'company', 0, @Words)",
                new { Window, Words = "=HYPERLINK(\"http://evil.example\",\"<script>alert(1)</script>\")" });
        },
        WriteUrgency.Acknowledgement,
        TestContext.Current.CancellationToken);

    /// <summary>The window before it, in which the company's fives were fewer; between them so many joined it.</summary>
    public static Task AddBeforeAsync(AppFixture app, Instant publishedAt, int joined) => app.Database.WriteAsync(
        async sql =>
        {
            var row = new { Before, Window, Survey, Questions, Promise, Key = Array.Empty<byte>(), At = publishedAt, Joined = joined };
            await sql.ExecuteAsync(
                """
                INSERT INTO survey_windows (id, survey_id, number, state, questions, promise, public_key, ballot_size, waves, launched_at, closed_at, published_at,
                    invited, answered, answered_counted_at)
                VALUES (@Before, @Survey, 0, 'Closed', @Questions, @Promise, @Key, 100, 1, 0, 1, @At, 120, 60, 0)
                """,
                row);
            await sql.ExecuteAsync("INSERT INTO published_windows (window_id, unreadable, told_at) VALUES (@Before, 0, @At)", row);
            await sql.ExecuteAsync(
                "INSERT INTO published_groups (window_id, group_id, kind, name, position, invited, answered) VALUES (@Before, 'company', 'Company', '', 0, 120, 60)", row);
            await sql.ExecuteAsync(
                """
                INSERT INTO published_figures (window_id, item, group_id, n, fives) VALUES
                    (@Before, 'I1', 'company', 60, 6), (@Before, 'I2', 'company', 50, 16), (@Before, 'M1', 'company', 60, 30), (@Before, 'O3', 'company', 60, 12)
                """,
                row);
            await sql.ExecuteAsync("UPDATE published_groups SET joined = @Joined, departed = 0 WHERE window_id = @Window AND group_id = 'company'", row);
        },
        WriteUrgency.Acknowledgement,
        TestContext.Current.CancellationToken);

    private static string Question(string item, string kind, string level = "", string dimension = "") =>
        $$"""{"item":"{{item}}","kind":"{{kind}}","isReversed":false,"texts":{},"ratedTeam":"","optionCount":0"""
        + (level.Length > 0 ? $",\"level\":\"{level}\",\"dimension\":\"{dimension}\"}}" : "}");

    /// <summary>Somebody answers a group.</summary>
    public static Task AnswerAsync(AppFixture app, string group, AccountId owner, string said, string what, string state, string? verdict) =>
        app.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                """
                INSERT INTO actions (id, request_key, window_id, group_id, group_name, item, said, answer, what, why, owner_id, due_on, state, created_by,
                    created_at, changed_at, compared_window_id, verdict)
                VALUES (@Id, @Group, @Window, @Group, @Group, 'I1', @Said, 'Will', @What, '', @Owner, '2026-12-04', @State, @Owner, 1, 1, @Compared, @Verdict)
                """,
                new
                {
                    Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), Group = group, Window, Said = said, What = what, Owner = owner.Value, State = state,
                    Verdict = verdict, Compared = verdict is null ? (Guid?)null : Window,
                }),
            WriteUrgency.Background,
            TestContext.Current.CancellationToken);

    private static readonly (string Group, string? Parent, string Kind, string Name, int Position, int People)[] Groups =
    [
        ("company", null, "Company", "", 0, 60),
        ("team-a", "company", "Tree", "Front Desk", 1, 30),
        ("team-b", "company", "Tree", "Engineering", 2, 25),
        ("value:Paris", null, "Attribute", "Paris", 3, 20),
    ];
}
