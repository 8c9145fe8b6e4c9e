using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Privacy.Personal;

/// <summary>
/// Forgets a person (methodology §7): what they gave stays as a colleague's, what they alone were given goes, and messages in chat follow. What is
/// sealed without a name cannot be found, and stays. Part by part, so that nobody else waits; what a stop leaves the night's job finishes.
/// </summary>
public sealed class ErasePersonHandler(Database database, IEnumerable<IPersonalData> parts, OutboxSignal outbox, TimeProvider clock)
{
    private readonly IReadOnlyList<IPersonalData> _parts = [.. parts];

    /// <param name="person">Whom.</param>
    /// <param name="by">Whoever says so, for the audit.</param>
    /// <param name="cancellationToken">Leaves what is not done yet to the night's job.</param>
    /// <returns>False when there is nobody of that id, or they were erased before.</returns>
    public async Task<bool> HandleAsync(PersonId person, AccountId? by, CancellationToken cancellationToken)
    {
        var isNew = await database.WriteAsync(
            async sql =>
            {
                var now = clock.GetCurrentInstant();
                if (await PeopleStore.ListSamePersonAsync(sql, person) is [] || !await ErasuresStore.AddAsync(sql, person, by, _parts[0].Name, now)) return false;
                await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "person.erased", Subject = $"person:{person.Value:D}" });
                return true;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        if (isNew) await GoOnAsync(person, cancellationToken);
        return isNew;
    }

    /// <summary>Goes on where it was left, until nothing is left.</summary>
    public async Task GoOnAsync(PersonId person, CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(sql => StepAsync(sql, person), WriteUrgency.Background, cancellationToken)) outbox.Notify();
        outbox.Notify();
    }

    private async Task<bool> StepAsync(SqlSession sql, PersonId person)
    {
        if (await ErasuresStore.FindAsync(sql, person) is not { FinishedAt: null } erasure) return false;
        var now = clock.GetCurrentInstant();
        var at = _parts.TakeWhile(part => part.Name != erasure.Part).Count();
        var cursor = await _parts[at].EraseAsync(sql, person, erasure.Cursor, now);
        if (cursor is not null) await ErasuresStore.SaveAsync(sql, person, erasure.Part, cursor);
        else if (at + 1 < _parts.Count) await ErasuresStore.SaveAsync(sql, person, _parts[at + 1].Name, "");
        else await ErasuresStore.FinishAsync(sql, person, now);
        return true;
    }
}
