using CultureBot.People.Persons;
using CultureBot.People.Scim;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>
/// Some rows of an import. They are stored in two steps, each for every chunk of the file: first who is in it, then what is said of
/// them, since a manager may stand in a later row. Either step may run again and then changes nothing.
/// </summary>
internal sealed class ImportChunk(FileTable table, IReadOnlyList<FileRow> rows, Instant now)
{
    /// <summary>How many values of these rows the identity provider has the say of, so that they were left as they are.</summary>
    public int Kept { get; private set; }

    /// <summary>Who is in these rows: one change a row.</summary>
    /// <param name="sql">A unit of work, or a query when nothing is to be stored.</param>
    /// <param name="isDryRun">Only looks.</param>
    public async Task<IReadOnlyList<RowChange>> SaveEntriesAsync(SqlSession sql, bool isDryRun)
    {
        if (!isDryRun) await DirectoryStore.LockAsync(sql);
        var matches = await DirectoryStore.MatchAsync(sql, rows.Select(table.Email));
        var persons = matches.Values.Select(match => match.Person).ToHashSet();
        var say = await ScimFieldsStore.ListAsync(sql, [.. persons, .. matches.Values.Select(match => match.Holder?.PersonId).OfType<PersonId>()]);
        var changes = new List<RowChange>(rows.Count);
        var saved = new List<DirectoryEntry>();
        foreach (var row in rows)
        {
            var email = table.Email(row);
            var match = matches.GetValueOrDefault(email);
            var name = table.Name(row) ?? match?.Entry?.Name ?? "";
            if (match?.Entry is { } provided && say.Persons.ContainsKey(match.Person))
            {
                // The provider says who has which address, and what they are called.
                email = provided.Email;
                if (say.Has(match.Person, ScimFieldsStore.Name)) name = provided.Name;
            }

            changes.Add(match?.Entry is not { } entry ? RowChange.Added : entry.Email == email && entry.Name == name ? RowChange.None : RowChange.Changed);
            var holder = match?.Holder is { } other && other.PersonId != match.Person && other.Email == email ? other : null;
            if (holder is not null && say.Persons.ContainsKey(holder.PersonId)) changes[^1] = RowChange.None;
            if (changes[^1] is RowChange.None || isDryRun) continue;
            if (holder is not null) await DirectoryStore.ReleaseAsync(sql, holder.PersonId, now);
            saved.Add(new() { PersonId = match?.Person ?? await PersonsStore.AddAsync(sql, now), Email = email, Name = name });
        }

        await DirectoryStore.SaveEntriesAsync(sql, saved, now);
        // Whom a provider removed, and HR names again, is here again.
        if (isDryRun) return changes;
        foreach (var returned in await AbsencesStore.ListAsync(sql, persons.Where(person => !say.Persons.ContainsKey(person))))
            await AbsencesStore.ReturnAsync(sql, returned, now);
        return changes;
    }

    /// <summary>What is said of the people in these rows: true for each row that says something new.</summary>
    public async Task<IReadOnlyList<bool>> SaveValuesAsync(SqlSession sql, bool isDryRun)
    {
        if (!isDryRun) await DirectoryStore.LockAsync(sql);
        var matches = await DirectoryStore.MatchAsync(sql, rows.SelectMany(row => (string[])[table.Email(row), table.Manager(row)]));
        var persons = matches.Values.Select(match => match.Person).ToHashSet();
        var known = await DirectoryStore.ListValuesAsync(sql, persons);
        var say = await ScimFieldsStore.ListAsync(sql, persons);
        Kept = 0;
        var (changes, ended, added, touched) = (new List<bool>(rows.Count), new List<DirectoryValue>(), new List<DirectoryValue>(), new List<PersonId>());
        foreach (var row in rows)
        {
            // Nobody yet: it is a dry run, and the row is an addition.
            if (matches.GetValueOrDefault(table.Email(row)) is not { } match)
            {
                changes.Add(false);
                continue;
            }

            var before = known[match.Person].ToDictionary(value => value.Field, StringComparer.Ordinal);
            var differing = Values(row, match.Person, matches).Where(value => !value.IsAmong(before)).ToList();
            Kept += differing.RemoveAll(value => say.Has(match.Person, value.Field));
            changes.Add(differing.Count > 0);
            if (differing.Count > 0) touched.Add(match.Person);
            ended.AddRange(differing.Where(value => before.ContainsKey(value.Field)));
            added.AddRange(differing.Where(value => !value.IsEmpty));
        }

        if (isDryRun) return changes;
        await DirectoryStore.EndValuesAsync(sql, ended, now);
        await DirectoryStore.AddValuesAsync(sql, added, now);
        await DirectoryStore.TouchAsync(sql, touched, now);
        return changes;
    }

    // A column that is there says something even where it is empty: that there is no value.
    private IEnumerable<DirectoryValue> Values(FileRow row, PersonId person, IReadOnlyDictionary<string, DirectoryMatch> matches)
    {
        foreach (var (field, index) in table.Stored) yield return new() { PersonId = person, Field = field, Value = row.Cells[index] };
        if (!table.HasManagers) yield break;
        var manager = table.Manager(row);
        yield return new()
        {
            PersonId = person,
            Field = DirectoryFields.Manager,
            // In a dry run a manager may be nobody yet, which is as good as somebody else.
            ManagerId = manager.Length == 0 ? null : matches.GetValueOrDefault(manager)?.Person ?? default(PersonId),
        };
    }
}

internal enum RowChange
{
    None,
    Added,
    Changed,
}
