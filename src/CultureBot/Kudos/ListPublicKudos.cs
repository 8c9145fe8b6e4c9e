using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>A page of public kudos for the operator's API; private ones, and those that were undone, are never in it.</summary>
/// <param name="Kudos">The oldest first.</param>
/// <param name="NextCursor">Give it back for the next page; null when there is none.</param>
public sealed record KudosPage(ImmutableArray<PublicKudos> Kudos, string? NextCursor);

/// <summary>One public kudos.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was given, in UTC.</param>
/// <param name="Giver">The giver's name.</param>
/// <param name="Recipients">The recipients' names.</param>
/// <param name="Words">The giver's words; may be empty when it is for a message.</param>
/// <param name="Values">Tags of company values, without '#'.</param>
/// <param name="Source">The link to the message it is for; null when it is for none, has no link, or stands in a private place.</param>
/// <param name="Boosts">How many others added their +1.</param>
public sealed record PublicKudos(
    Guid Id,
    DateTimeOffset At,
    string Giver,
    ImmutableArray<string> Recipients,
    string Words,
    ImmutableArray<string> Values,
    Uri? Source,
    int Boosts)
{
    internal static PublicKudos Of(KudosStory story) => new(
        story.Kudos.Id.Value,
        story.Kudos.CreatedAt.ToDateTimeOffset(),
        story.Giver.Name,
        [.. story.Recipients.Select(r => r.Name)],
        story.Kudos.Words,
        story.Kudos.Tags,
        story.IsSourceOpen ? story.Kudos.Source?.Address : null,
        story.Kudos.Boosts);
}

/// <summary>Reads public kudos page by page.</summary>
public sealed class ListPublicKudos(Database database)
{
    /// <param name="since">From this moment on; null: from the first.</param>
    /// <param name="cursor">The <see cref="KudosPage.NextCursor"/> of the page before; null for the first page.</param>
    /// <param name="limit">At most so many; 1 to 500.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="FormatException">The cursor is not one that a page gave.</exception>
    public Task<KudosPage> ReadAsync(Instant? since, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var from = since ?? Instant.FromUnixTimeTicks(0);
        var (afterAt, afterId) = cursor is null ? (Instant.FromUnixTimeTicks(0), default) : ReadCursor(cursor);
        return database.ReadAsync(
            async sql =>
            {
                var kudos = await KudosStore.PagePublicAsync(sql, from, afterAt, afterId, limit + 1);
                var shown = await KudosStory.WithPeopleAsync(sql, [.. kudos.Take(limit)]);
                return new KudosPage([.. shown.Select(PublicKudos.Of)], kudos.Count > limit ? WriteCursor(kudos[limit - 1]) : null);
            },
            cancellationToken);
    }

    private static string WriteCursor(Kudos kudos) =>
        string.Create(CultureInfo.InvariantCulture, $"{kudos.CreatedAt.ToUnixTimeMilliseconds()}.{kudos.Id.Value:N}");

    private static (Instant At, KudosId Id) ReadCursor(string cursor)
    {
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= Instant.MaxValue.ToUnixTimeMilliseconds()
            && Guid.TryParseExact(cursor.AsSpan(dot + 1), "N", out var id)
                ? (Instant.FromUnixTimeMilliseconds(at), new(id))
                : throw new FormatException("This cursor was not given by a page of kudos. Leave it out to begin with the first page.");
    }
}
