using System.Text.Json;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>All SQL of surveys that are not scheduled yet.</summary>
internal static class SurveyDraftsStore
{
    private const string Columns = "id, account_id, survey_id, template, time_zone, typed, begun_from, kept_at, saved_at";

    static SurveyDraftsStore() => PulseIds.Use();

    /// <summary>
    /// Keeps it in place of what was typed before; drops what nobody came back to. Which survey it changes, and from what it was begun, stays.
    /// </summary>
    public static async Task KeepAsync(SqlSession sql, SurveyDraft draft, Instant now)
    {
        await sql.ExecuteAsync("DELETE FROM survey_drafts WHERE kept_at < @Before", new { Before = now - SurveyDraft.Kept });
        await sql.ExecuteAsync(
            """
            INSERT INTO survey_drafts (id, account_id, survey_id, template, time_zone, typed, begun_from, kept_at)
            VALUES (@Id, @AccountId, @SurveyId, @Template, @TimeZone, @Typed, @BegunFrom, @Now)
            ON CONFLICT (id) DO UPDATE SET template = excluded.template, typed = excluded.typed, kept_at = excluded.kept_at, saved_at = NULL
            WHERE survey_drafts.account_id = excluded.account_id
            """,
            new
            {
                draft.Id,
                draft.AccountId,
                draft.SurveyId,
                Template = draft.Template.ToString(),
                draft.TimeZone,
                Typed = JsonSerializer.Serialize(draft.Typed, PulseJson.Default.ImmutableDictionaryStringString),
                draft.BegunFrom,
                Now = now,
            });
    }

    /// <summary>Null when it is somebody else's, or was forgotten.</summary>
    public static async Task<SurveyDraft?> FindAsync(SqlSession sql, Guid id, AccountId account) =>
        (await sql.FirstOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM survey_drafts WHERE id = @Id AND account_id = @Account", new { Id = id, Account = account }))?.ToDraft();

    /// <summary>Those of somebody that wait, the latest first.</summary>
    public static async Task<IReadOnlyList<SurveyDraft>> ListAsync(SqlSession sql, AccountId account, Instant now) =>
        [.. (await sql.ListAsync<Row>(
            $"SELECT {Columns} FROM survey_drafts WHERE account_id = @Account AND saved_at IS NULL AND kept_at >= @Since ORDER BY kept_at DESC, id DESC",
            new { Account = account, Since = now - SurveyDraft.Kept })).Select(row => row.ToDraft())];

    /// <summary>Whether it became what it says already, and was not filled in again since.</summary>
    public static Task<bool> IsSavedAsync(SqlSession sql, Guid id) =>
        sql.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM survey_drafts WHERE id = @Id AND saved_at IS NOT NULL)", new { Id = id });

    /// <summary>It became this survey, or changed it; filled in again, it changes what it has become.</summary>
    public static Task SetSavedAsync(SqlSession sql, Guid id, SurveyId survey, string revision, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE survey_drafts SET survey_id = @Survey, begun_from = @Revision, saved_at = @Now WHERE id = @Id",
            new { Id = id, Survey = survey, Revision = revision, Now = now });

    public static Task DeleteAsync(SqlSession sql, Guid id, AccountId account) =>
        sql.ExecuteAsync("DELETE FROM survey_drafts WHERE id = @Id AND account_id = @Account", new { Id = id, Account = account });

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required AccountId AccountId { get; init; }

        public SurveyId? SurveyId { get; init; }

        public required SurveyTemplate Template { get; init; }

        public required string TimeZone { get; init; }

        public required string Typed { get; init; }

        public required string BegunFrom { get; init; }

        public Instant KeptAt { get; init; }

        public Instant? SavedAt { get; init; }

        public SurveyDraft ToDraft() => new(
            Id, AccountId, SurveyId, Template, TimeZone, JsonSerializer.Deserialize(Typed, PulseJson.Default.ImmutableDictionaryStringString)!)
        {
            BegunFrom = BegunFrom, KeptAt = KeptAt, IsSaved = SavedAt is not null,
        };
    }
}
