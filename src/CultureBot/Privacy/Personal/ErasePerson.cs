using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Rights;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Privacy.Personal;

public enum ErasePersonResult
{
    Erased,

    /// <summary>There is nobody of that id, or they were erased before.</summary>
    Unknown,

    /// <summary>Nobody else could administer anything afterwards.</summary>
    LastAdministrator,
}

/// <summary>
/// Forgets a person (methodology §7): what they gave stays as a colleague's, what they alone were given goes, and messages in chat follow. What is
/// sealed without a name cannot be found, and stays. Part by part, so that nobody else waits; what a stop leaves the night's job finishes.
/// </summary>
public sealed class ErasePersonHandler(Database database, IEnumerable<IPersonalData> parts, Roles roles, OutboxSignal outbox, TimeProvider clock)
{
    private readonly IReadOnlyList<IPersonalData> _parts = [.. parts];

    /// <param name="person">Whom.</param>
    /// <param name="by">Whoever says so, for the audit.</param>
    /// <param name="cancellationToken">Leaves what is not done yet to the night's job.</param>
    public async Task<ErasePersonResult> HandleAsync(PersonId person, AccountId? by, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(sql => BeginAsync(sql, person, by), WriteUrgency.Acknowledgement, cancellationToken);
        if (result == ErasePersonResult.Erased) await GoOnAsync(person, cancellationToken);
        return result;
    }

    /// <summary>Goes on where it was left, until nothing is left.</summary>
    public async Task GoOnAsync(PersonId person, CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(sql => StepAsync(sql, person), WriteUrgency.Background, cancellationToken)) outbox.Notify();
        outbox.Notify();
    }

    private async Task<ErasePersonResult> BeginAsync(SqlSession sql, PersonId person, AccountId? by)
    {
        if (await ErasableStore.ListAsync(sql, [person]) is []) return ErasePersonResult.Unknown;
        await GivenRolesStore.LockAsync(sql);
        if (await roles.ListAsync(sql, Role.Administrator) is { Count: > 0 } holders && holders.All(holder => holder.PersonId == person)) return ErasePersonResult.LastAdministrator;
        var now = clock.GetCurrentInstant();
        if (!await ErasuresStore.AddAsync(sql, person, by, _parts[0].Name, now)) return ErasePersonResult.Unknown;
        await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "person.erased", Subject = $"person:{person.Value:D}" });
        return ErasePersonResult.Erased;
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
