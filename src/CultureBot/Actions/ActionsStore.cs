using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>The SQL of actions themselves.</summary>
internal static class ActionsStore
{
    private const string Columns = """
        id, window_id, group_id, group_name, item, said, answer, what, why, owner_id, due_on, state, created_by, created_at, changed_at, done_at,
        declined_at, compared_window_id, verdict, effect, effect_low, effect_high, asked_window_id, asked_fives, asked_n
        """;

    static ActionsStore() => ActionIds.Use();

    /// <summary>False when an action with this request key is there already.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, TeamAction action, string requestKey) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO actions
                (id, request_key, window_id, group_id, group_name, item, said, answer, what, why, owner_id, due_on, state, created_by,
                 created_at, changed_at, done_at, declined_at)
            VALUES
                (@Id, @RequestKey, @Window, @GroupId, @TeamName, @Item, @Said, @Answer, @What, @Why, @OwnerId, @DueOn, @State, @CreatedBy,
                 @CreatedAt, @ChangedAt, @DoneAt, @DeclinedAt)
            ON CONFLICT (request_key) DO NOTHING
            """,
            new
            {
                action.Id,
                RequestKey = requestKey,
                action.Team.Window,
                action.Team.GroupId,
                action.TeamName,
                action.Item,
                action.Said,
                Answer = action.Answer.ToString(),
                action.What,
                action.Why,
                action.OwnerId,
                action.DueOn,
                State = action.State.ToString(),
                action.CreatedBy,
                action.CreatedAt,
                action.ChangedAt,
                action.DoneAt,
                action.DeclinedAt,
            }) == 1;

    /// <summary>Its reason, owner and state; what was said and promised stays as it was.</summary>
    public static Task SaveAsync(SqlSession sql, TeamAction action) =>
        sql.ExecuteAsync(
            """
            UPDATE actions SET why = @Why, owner_id = @OwnerId, state = @State, changed_at = @ChangedAt, done_at = @DoneAt, declined_at = @DeclinedAt
            WHERE id = @Id
            """,
            new { action.Id, action.Why, action.OwnerId, State = action.State.ToString(), action.ChangedAt, action.DoneAt, action.DeclinedAt });

    /// <summary>Whether it helped; false when that has been said before.</summary>
    public static async Task<bool> SaveEffectAsync(SqlSession sql, ActionId id, ActionEffect effect, Instant now) =>
        await sql.ExecuteAsync(
            """
            UPDATE actions SET compared_window_id = @ComparedWith, verdict = @Verdict, effect = @Value, effect_low = @Low, effect_high = @High,
                changed_at = @Now
            WHERE id = @Id AND verdict IS NULL
            """,
            new { Id = id, effect.ComparedWith, Verdict = effect.Verdict.ToString(), effect.Value, effect.Low, effect.High, Now = now }) == 1;

    /// <summary>What its team said; false when that has been written down before.</summary>
    public static async Task<bool> SaveAskedAgainAsync(SqlSession sql, ActionId id, AskedAgain asked, Instant now) =>
        await sql.ExecuteAsync(
            """
            UPDATE actions SET asked_window_id = @Window, asked_fives = @Fives, asked_n = @N, changed_at = @Now
            WHERE id = @Id AND asked_window_id IS NULL
            """,
            new { Id = id, asked.Window, asked.Fives, asked.N, Now = now }) == 1;

    public static async Task<TeamAction?> FindAsync(SqlSession sql, ActionId id) =>
        (await sql.FirstOrDefaultAsync<ActionRow>($"SELECT {Columns} FROM actions WHERE id = @Id", new { Id = id }))?.ToAction();

    public static async Task<TeamAction?> FindByRequestAsync(SqlSession sql, string requestKey) =>
        (await sql.FirstOrDefaultAsync<ActionRow>($"SELECT {Columns} FROM actions WHERE request_key = @Key", new { Key = requestKey }))?.ToAction();

    /// <summary>Of one team, the oldest first.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListAsync(SqlSession sql, Team team) =>
        ListAsync(sql, "WHERE window_id = @Window AND group_id = @GroupId ORDER BY created_at, id", new { team.Window, team.GroupId });

    /// <summary>Of all teams of a window, the oldest first.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListAsync(SqlSession sql, ReleasedWindowId window) =>
        ListAsync(sql, "WHERE window_id = @Window ORDER BY created_at, id", new { Window = window });

    /// <summary>What somebody owns by whichever of their accounts, and what these groups of theirs were answered; open ones first, then the latest.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListOwnAsync(SqlSession sql, PersonId person, string ownGroup, int limit) =>
        ListAsync(
            sql,
            """
            WHERE group_id = @Group OR owner_id IN (SELECT id FROM accounts WHERE person_id = @Person)
            ORDER BY CASE state WHEN 'Open' THEN 0 ELSE 1 END, changed_at DESC, id DESC LIMIT @Limit
            """,
            new { Person = person, Group = ownGroup, Limit = limit });

    /// <summary>Open ones, those that are due first before the others.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListOpenByDueAsync(SqlSession sql, int limit) =>
        ListAsync(sql, "WHERE state = 'Open' ORDER BY due_on, id LIMIT @Limit", new { Limit = limit });

    /// <summary>Open ones behind this id, in the order of ids.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListOpenAfterAsync(SqlSession sql, ActionId after, int limit) =>
        ListAsync(sql, "WHERE state = 'Open' AND id > @After ORDER BY id LIMIT @Limit", new { After = after, Limit = limit });

    /// <summary>Of a window, those of which nobody has said whether they helped, made before this moment, in the order of ids.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListUnmeasuredAfterAsync(
        SqlSession sql, ReleasedWindowId window, Instant madeBefore, ActionId after, int limit) =>
        ListAsync(
            sql,
            """
            WHERE window_id = @Window AND verdict IS NULL AND answer <> 'Wont' AND state <> 'Declined' AND created_at < @Before AND id > @After
            ORDER BY id LIMIT @Limit
            """,
            new { Window = window, Before = madeBefore, After = after, Limit = limit });

    /// <summary>Those that were done behind one moment and up to another, the latest first.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListDoneAsync(SqlSession sql, Instant after, Instant upTo) =>
        ListAsync(
            sql,
            "WHERE state = 'Done' AND done_at > @After AND done_at <= @UpTo ORDER BY done_at DESC, id DESC", new { After = after, UpTo = upTo });

    /// <summary>Of these, the ones of which nobody has written down what their team said, in the order of ids.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListUnheardAfterAsync(SqlSession sql, IReadOnlyCollection<ActionId> ids, ActionId after, int limit) =>
        ListAsync(
            sql,
            "WHERE id IN @Ids AND asked_window_id IS NULL AND id > @After ORDER BY id LIMIT @Limit",
            new { Ids = ids.Select(id => id.Value), After = after, Limit = limit });

    /// <summary>Those that a window has shown something of, in the order of ids.</summary>
    public static Task<IReadOnlyList<TeamAction>> ListMeasuredAfterAsync(SqlSession sql, ReleasedWindowId window, ActionId after, int limit) =>
        ListAsync(
            sql,
            """
            WHERE ((compared_window_id = @Window AND verdict <> 'Incomparable') OR asked_window_id = @Window) AND id > @After
            ORDER BY id LIMIT @Limit
            """,
            new { Window = window, After = after, Limit = limit });

    /// <summary>The latest that was done behind one moment and up to another; null when none was.</summary>
    public static async Task<TeamAction?> FindLatestDoneAsync(SqlSession sql, Instant after, Instant upTo) =>
        await ListAsync(
            sql, "WHERE done_at > @After AND done_at <= @UpTo ORDER BY done_at DESC, id DESC LIMIT 1", new { After = after, UpTo = upTo }) is [var latest]
            ? latest
            : null;

    /// <summary>The latest that was declined behind one moment and up to another; null when none was.</summary>
    public static async Task<TeamAction?> FindLatestDeclinedAsync(SqlSession sql, Instant after, Instant upTo) =>
        await ListAsync(
            sql,
            "WHERE declined_at > @After AND declined_at <= @UpTo AND why <> '' ORDER BY declined_at DESC, id DESC LIMIT 1",
            new { After = after, UpTo = upTo }) is [var latest]
            ? latest
            : null;

    /// <summary>A page of all, the oldest first.</summary>
    public static Task<IReadOnlyList<TeamAction>> PageAsync(SqlSession sql, Instant afterAt, ActionId afterId, int limit) =>
        ListAsync(
            sql,
            "WHERE created_at > @At OR (created_at = @At AND id > @Id) ORDER BY created_at, id LIMIT @Limit",
            new { At = afterAt, Id = afterId, Limit = limit });

    /// <summary>All that was ever promised.</summary>
    public static Task<IReadOnlyList<PromiseOutcome>> ListPromisesAsync(SqlSession sql) =>
        sql.ListAsync<PromiseOutcome>("SELECT due_on, done_at FROM actions WHERE answer = 'Will'");

    /// <summary>The groups of a window that have been answered, whatever the answer is.</summary>
    public static Task<IReadOnlyList<string>> ListAnsweredGroupsAsync(SqlSession sql, ReleasedWindowId window) =>
        sql.ListAsync<string>("SELECT DISTINCT group_id FROM actions WHERE window_id = @Window", new { Window = window });

    private static async Task<IReadOnlyList<TeamAction>> ListAsync(SqlSession sql, string which, object parameters) =>
        [.. (await sql.ListAsync<ActionRow>($"SELECT {Columns} FROM actions {which}", parameters)).Select(row => row.ToAction())];
}

/// <summary>What became of a promise.</summary>
internal sealed record PromiseOutcome
{
    public LocalDate? DueOn { get; init; }

    public Instant? DoneAt { get; init; }
}
