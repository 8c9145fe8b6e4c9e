using System.Collections.Immutable;
using System.Text.Json;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>All SQL of surveys that are not scheduled yet.</summary>
internal static class SurveyDraftsStore
{
    static SurveyDraftsStore() => PulseIds.Use();

    /// <summary>Keeps it in place of what was typed before; drops what nobody came back to.</summary>
    public static async Task KeepAsync(SqlSession sql, SurveyDraft draft, Instant now)
    {
        await sql.ExecuteAsync("DELETE FROM survey_drafts WHERE kept_at < @Before", new { Before = now - SurveyDraft.Kept });
        await sql.ExecuteAsync(
            """
            INSERT INTO survey_drafts (id, account_id, survey_id, template, time_zone, typed, kept_at)
            VALUES (@Id, @AccountId, @SurveyId, @Template, @TimeZone, @Typed, @Now)
            ON CONFLICT (id) DO UPDATE SET typed = excluded.typed, kept_at = excluded.kept_at
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
                Now = now,
            });
    }

    /// <summary>Null when it is somebody else's, or was forgotten.</summary>
    public static async Task<SurveyDraft?> FindAsync(SqlSession sql, Guid id, AccountId account) =>
        await sql.FirstOrDefaultAsync<Row>(
            "SELECT id, account_id, survey_id, template, time_zone, typed FROM survey_drafts WHERE id = @Id AND account_id = @Account",
            new { Id = id, Account = account }) is { } row
            ? new(row.Id, row.AccountId, row.SurveyId, row.Template, row.TimeZone, Read(row.Typed))
            : null;

    private static ImmutableDictionary<string, string> Read(string typed) =>
        JsonSerializer.Deserialize(typed, PulseJson.Default.ImmutableDictionaryStringString)!;

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required AccountId AccountId { get; init; }

        public SurveyId? SurveyId { get; init; }

        public required SurveyTemplate Template { get; init; }

        public required string TimeZone { get; init; }

        public required string Typed { get; init; }
    }
}
