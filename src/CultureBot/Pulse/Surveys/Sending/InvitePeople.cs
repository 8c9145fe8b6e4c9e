using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// Invites people to a wave of a window that is open, each on their own day: into the snapshot, to the card and its reminders.
/// Whoever was invited to this wave before stays as they are.
/// </summary>
internal sealed class InvitePeople(Database database, AskingHours hours, OutboxSignal outbox, TimeProvider clock)
{
    private const int ChunkSize = 250;

    public async Task HandleAsync(Window window, int wave, IReadOnlyCollection<AskedAccount> people, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        foreach (var some in people.Chunk(ChunkSize))
        {
            await database.WriteAsync(sql => InviteAsync(sql, window, wave, some, now), WriteUrgency.Background, cancellationToken);
        }

        outbox.Notify();
    }

    private async Task InviteAsync(SqlSession sql, Window window, int wave, AskedAccount[] people, Instant now)
    {
        if (!await BallotsStore.HoldOpenAsync(sql, window.Id)) return;

        var accounts = await PeopleStore.ListAsync(sql, [.. people.Select(one => one.AccountId)]);
        var first = await hours.ReadAsync(sql, [.. accounts]);
        // Who is away until the close is not asked, and not counted as asked.
        var reached = accounts.Where(reader => first(reader, now) is { } at && !(at >= window.ClosesAt)).ToList();
        await SnapshotStore.AddMembersAsync(
            sql, window.Id, [.. reached.Select(one => new WindowMember { PersonId = one.PersonId, AccountId = one.Id, GroupId = WindowGroup.Company })]);
        await BallotsStore.InviteAsync(sql, window.Id, wave, [.. reached.Select(one => one.PersonId)]);
        await AskingsStore.NoteAsync(sql, window.SurveyId, reached.Select(one => one.PersonId), now.InUtc().Date);
        foreach (var batch in reached.SelectMany(reader => Wanted(window, wave, reader, first, now)).Chunk(2 * ChunkSize))
            await OutboxStore.WantManyAsync(sql, batch, now);
    }

    /// <summary>The card, and the reminders that would not come too late.</summary>
    private static IEnumerable<WantedMessage> Wanted(Window window, int wave, Account reader, Func<Account, Instant, Instant?> first, Instant now)
    {
        if (first(reader, now) is not { } at) yield break;
        yield return AskingMessages.Want(window.Id, wave, 0, reader, at);
        for (var reminder = 1; reminder <= AskingMessages.RemindAfter.Length; reminder++)
        {
            if (first(reader, at + AskingMessages.RemindAfter[reminder - 1]) is { } remindAt && !(remindAt >= window.ClosesAt))
                yield return AskingMessages.Want(window.Id, wave, reminder, reader, remindAt);
        }
    }
}
