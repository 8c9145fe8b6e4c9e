using CultureBot.People.Scim;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>Takes back what an import did to some people. It may run again at the same moment, and then changes nothing.</summary>
/// <param name="import">The last one.</param>
/// <param name="at">When everything goes back.</param>
/// <param name="isDryRun">Only looks.</param>
internal sealed class UndoChunk(PeopleImport import, Instant at, bool isDryRun)
{
    private readonly List<(PersonId Person, string Field)> _kept = [];
    private int _restored;

    public async Task<UndoneChunk> RunAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons)
    {
        var say = await ScimFieldsStore.ListAsync(sql, persons);
        var absences = await UndoStore.ListAbsencesAsync(sql, persons, import.StartedAt);
        // Before the rest: what held of whoever left comes back with them.
        await RestoreFieldsAsync(sql, [.. persons.Except(absences.Select(absence => absence.PersonId))], say);
        await RestoreAbsencesAsync(sql, absences);
        await RestoreEntriesAsync(sql, persons, say);
        return new(_restored, [.. _kept]);
    }

    private async Task RestoreAbsencesAsync(SqlSession sql, IReadOnlyCollection<PastAbsence> absences)
    {
        _restored += absences.Count;
        if (isDryRun) return;
        foreach (var absence in absences)
            await (absence.ReturnedAt is null ? AbsencesStore.ReturnAsync(sql, absence.PersonId, at) : AbsencesStore.LeaveAsync(sql, absence.PersonId, at));
    }

    private async Task RestoreFieldsAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons, ScimSay say)
    {
        var (ended, restored) = (new List<DirectoryValue>(), new List<DirectoryValue>());
        foreach (var field in (await UndoStore.ListValuesAsync(sql, persons, import.StartedAt)).GroupBy(value => (value.PersonId, value.Field)))
        {
            var said = field.FirstOrDefault(value => value.SinceAt == import.StartedAt);
            var before = field.FirstOrDefault(value => value.UntilAt == import.StartedAt);
            var now = field.FirstOrDefault(value => value.UntilAt is null);
            // Nothing of this import, or undone already.
            if ((said ?? before) is null || now?.SinceAt == at || said?.UntilAt == at) continue;
            if (now != said || say.Has(field.Key.PersonId, field.Key.Field))
            {
                _kept.Add(field.Key);
                continue;
            }

            _restored++;
            if (said is not null) ended.Add(said.AsIs);
            if (before is not null) restored.Add(before.AsIs);
        }

        if (isDryRun) return;
        await DirectoryStore.EndValuesAsync(sql, ended, at);
        await DirectoryStore.AddValuesAsync(sql, restored, at);
    }

    private async Task RestoreEntriesAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons, ScimSay say)
    {
        var changes = await ImportEntriesStore.ListAsync(sql, import.Id, persons);
        if (changes.Count == 0) return;
        var taken = await UndoStore.ListTakenAsync(sql, changes.Values.Select(change => change.Before?.Email).OfType<string>());
        foreach (var person in persons)
        {
            if (!changes.TryGetValue(person, out var change)) continue;
            var now = await DirectoryStore.FindEntryAsync(sql, person);
            if (now == change.Before) continue;
            // When it is only looked at, whoever has the address now may be about to give it back.
            var isTaken = !isDryRun && change.Before is { } before && now?.Email != before.Email && taken.Contains(before.Email);
            if (now != change.After || isTaken || say.Persons.ContainsKey(person))
            {
                _kept.Add((person, FileHeadings.Email));
                continue;
            }

            _restored++;
            if (isDryRun) continue;
            if (change.Before is null) await DirectoryStore.ReleaseAsync(sql, person, at);
            else await DirectoryStore.SaveEntriesAsync(sql, [change.Before], at);
        }
    }
}

/// <param name="Restored">How much went back.</param>
/// <param name="Kept">What has changed since.</param>
internal sealed record UndoneChunk(int Restored, IReadOnlyList<(PersonId Person, string Field)> Kept);
