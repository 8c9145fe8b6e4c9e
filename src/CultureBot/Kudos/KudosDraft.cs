using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>
/// A kudos that waits for its giver to say more, to send it as it is, or where to post it. Kept so that nothing typed is
/// lost, wrapped because nobody has been thanked yet, and forgotten after a day.
/// </summary>
/// <param name="Id">In the value of the buttons.</param>
/// <param name="GiverId">Only the giver may use it.</param>
/// <param name="Content">What it would be.</param>
internal sealed record KudosDraft(Guid Id, AccountId GiverId, KudosDraftContent Content)
{
    /// <summary>The request key of the kudos it becomes: one, whichever button or form sends it.</summary>
    public string RequestKey => "draft:" + Id.ToString("D");
}

/// <param name="Recipients">Who would be thanked.</param>
/// <param name="Words">With these words.</param>
/// <param name="Visibility">Seen by whom.</param>
/// <param name="Place">Where it was typed.</param>
internal sealed record KudosDraftContent(
    ImmutableArray<DraftRecipient> Recipients, string Words, Visibility Visibility, ChatPlace Place)
{
    /// <summary>The message it thanks for, if it is for one.</summary>
    public KudosSource? Source { get; init; }
}

internal sealed record DraftRecipient(Guid AccountId, string? GroupName);

/// <summary>Keeps drafts.</summary>
internal sealed class KudosDrafts(Database database, SecretBox secrets, TimeProvider clock)
{
    public const string Purpose = "kudos-draft";
    public static readonly Duration Kept = Duration.FromDays(1);

    /// <summary>The same request keeps one draft, however often it arrives.</summary>
    public async Task<KudosDraft> KeepAsync(
        string requestKey, AccountId giver, KudosDraftContent content, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var wrapped = secrets.Wrap(Purpose, JsonSerializer.SerializeToUtf8Bytes(content, KudosJson.Default.KudosDraftContent));
        var kept = await database.WriteAsync(
            sql => KudosDraftStore.KeepAsync(sql, id, requestKey, giver, wrapped, Instant.FromDateTimeOffset(now)),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return new(kept, giver, content);
    }

    /// <summary>Those whom a draft names and no form of this workspace can: they are in another one.</summary>
    public async Task<ImmutableArray<KudosNominee>> ListElsewhereAsync(KudosDraft draft, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        AccountId[] ids = [.. draft.Content.Recipients.Select(r => new AccountId(r.AccountId))];
        var accounts = await database.ReadAsync(sql => PeopleStore.ListAsync(sql, ids), cancellationToken);
        return [.. accounts.Where(a => a.WorkspaceId != workspace).OrderBy(a => Array.IndexOf(ids, a.Id)).Select(a => new KudosNominee(a, null))];
    }

    /// <summary>Null when it is not the giver's, or was forgotten.</summary>
    public async Task<KudosDraft?> FindAsync(string value, AccountId giver, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(value, out var id)) return null;
        var since = Instant.FromDateTimeOffset(clock.GetUtcNow()) - Kept;
        var wrapped = await database.ReadAsync(sql => KudosDraftStore.FindAsync(sql, id, giver, since), cancellationToken);
        if (wrapped is null) return null;
        var content = JsonSerializer.Deserialize(secrets.Unwrap(Purpose, wrapped), KudosJson.Default.KudosDraftContent)!;
        return new(id, giver, content);
    }
}

[JsonSerializable(typeof(KudosDraftContent))]
internal sealed partial class KudosJson : JsonSerializerContext;
