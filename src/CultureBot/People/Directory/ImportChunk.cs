using System.Collections.Immutable;
using CultureBot.People.Directory.Imports;
using CultureBot.People.Persons;
using CultureBot.People.Scim;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>
/// Some rows of an import. They are stored in two steps, each for every chunk of the file: first who is in it, then what is said of
/// them, since a manager may stand in a later row. Either step may run again and then changes nothing.
/// </summary>
/// <param name="table">The file.</param>
/// <param name="rows">Some of its rows.</param>
/// <param name="moment">When what they say begins; null only looks.</param>
internal sealed class ImportChunk(FileTable table, IReadOnlyList<FileRow> rows, ImportMoment? moment)
{
    /// <summary>Who is in these rows.</summary>
    /// <param name="sql">A unit of work, or a query when nothing is to be stored.</param>
    public async Task<ImportStep> SaveEntriesAsync(SqlSession sql)
    {
        if (moment is not null) await DirectoryStore.LockAsync(sql);
        var matches = await DirectoryStore.MatchAsync(sql, rows.Select(table.Email));
        var persons = matches.Values.Select(match => match.Person).ToHashSet();
        PersonId[] all = [.. persons.Union(matches.Values.Select(match => match.Holder?.PersonId).OfType<PersonId>())];
        var say = await ScimFieldsStore.ListAsync(sql, all);
        // Whom a provider removed, and HR names again, is here again.
        var returned = (await AbsencesStore.ListAsync(sql, persons.Where(person => !say.Persons.ContainsKey(person)))).ToHashSet();
        var steps = ImmutableArray.CreateBuilder<RowChange>(rows.Count);
        var changes = ImmutableArray.CreateBuilder<ImportChange>();
        var saved = new List<SavedEntry>();
        foreach (var row in rows)
        {
            var match = matches.GetValueOrDefault(table.Email(row));
            var entry = EntryOf(row, match, say);
            var holder = match?.Holder is { } other && other.PersonId != match.Person && other.Email == entry.Email ? other : null;
            var differs = match?.Entry != entry;
            if (holder is not null && say.Persons.ContainsKey(holder.PersonId)) differs = false;
            var isBack = match is not null && returned.Contains(match.Person);
            steps.Add(differs && match?.Entry is null ? RowChange.Added : differs || isBack ? RowChange.Changed : RowChange.None);
            if (differs) changes.AddRange(ImportWords.Of(match?.Entry, entry, holder));
            if (isBack) changes.Add(new(ImportChangeKind.Returned, entry.Name, entry.Email));
            if (differs) saved.Add(new(match?.Entry, entry, holder));
        }

        if (moment is { } at) await SaveAsync(sql, saved, returned, persons, at);
        return new(steps.DrainToImmutable(), changes.DrainToImmutable()) { Persons = [.. all] };
    }

    /// <summary>What is said of the people in these rows.</summary>
    public async Task<ImportStep> SaveValuesAsync(SqlSession sql)
    {
        if (moment is not null) await DirectoryStore.LockAsync(sql);
        var matches = await DirectoryStore.MatchAsync(sql, rows.SelectMany(row => (string[])[table.Email(row), table.Manager(row)]));
        var persons = matches.Values.Select(match => match.Person).ToHashSet();
        var say = await ScimFieldsStore.ListAsync(sql, persons);
        var known = await DirectoryStore.ListValuesAsync(sql, persons);
        // Who returns does so with what held of them when they left. Once it is stored nobody of these is absent.
        var asTheyLeft = await AbsencesStore.ListValuesAsync(sql, persons);
        var (kept, steps) = (0, ImmutableArray.CreateBuilder<RowChange>(rows.Count));
        var differing = new List<(FileRow Row, DirectoryEntry? Entry, DirectoryValue Value, DirectoryValue? Before)>();
        foreach (var row in rows)
        {
            // Nobody yet, when it is only looked at.
            var match = matches.GetValueOrDefault(table.Email(row));
            var person = match?.Person ?? default;
            var before = known[person].Concat(asTheyLeft[person]).DistinctBy(value => value.Field, StringComparer.Ordinal).ToDictionary(value => value.Field, StringComparer.Ordinal);
            var said = Values(row, person, matches).Where(value => !value.IsAmong(before)).ToList();
            kept += said.RemoveAll(value => say.Has(person, value.Field));
            steps.Add(said.Count > 0 ? RowChange.Changed : RowChange.None);
            differing.AddRange(said.Select(value => (row, match?.Entry, value, before.GetValueOrDefault(value.Field))));
        }

        var managers = await DirectoryStore.ListAddressesAsync(sql, differing.Select(one => one.Before?.ManagerId).OfType<PersonId>());
        if (moment is { } at)
        {
            await DirectoryStore.EndValuesAsync(sql, differing.Where(one => one.Before is not null).Select(one => one.Value), at.At);
            await DirectoryStore.AddValuesAsync(sql, differing.Select(one => one.Value).Where(value => !value.IsEmpty), at.At);
            await DirectoryStore.TouchAsync(sql, differing.Select(one => one.Value.PersonId).Distinct(), at.At);
        }

        return new(steps.DrainToImmutable(), [.. differing.Select(one => ImportWords.Of(table, one.Row, one.Entry, one.Value, one.Before, managers))])
        {
            Kept = kept,
            Persons = [.. rows.Select(row => matches.GetValueOrDefault(table.Email(row))?.Person).OfType<PersonId>()],
        };
    }

    /// <summary>The provider says who has which address, and what they are called.</summary>
    private DirectoryEntry EntryOf(FileRow row, DirectoryMatch? match, ScimSay say)
    {
        var entry = new DirectoryEntry { PersonId = match?.Person ?? default, Email = table.Email(row), Name = table.Name(row) ?? match?.Entry?.Name ?? "" };
        if (match?.Entry is not { } provided || !say.Persons.ContainsKey(match.Person)) return entry;
        return entry with { Email = provided.Email, Name = say.Has(match.Person, ScimFieldsStore.Name) ? provided.Name : entry.Name };
    }

    private static async Task SaveAsync(
        SqlSession sql, List<SavedEntry> saved, HashSet<PersonId> returned, HashSet<PersonId> named, ImportMoment moment)
    {
        var entries = new List<DirectoryEntry>(saved.Count);
        var undo = new List<EntryChange>();
        foreach (var (before, entry, holder) in saved)
        {
            if (holder is not null)
            {
                await DirectoryStore.ReleaseAsync(sql, holder.PersonId, moment.At);
                undo.Add(new(holder.PersonId, holder, null));
            }

            var person = entry.PersonId == default ? await PersonsStore.AddAsync(sql, moment.At) : entry.PersonId;
            entries.Add(entry with { PersonId = person });
            undo.Add(new(person, before, entry));
        }

        await DirectoryStore.SaveEntriesAsync(sql, entries, moment.At);
        await ImportEntriesStore.AddAsync(sql, moment.Import, undo);
        await DirectoryStore.NamedAsync(sql, named, moment.At);
        foreach (var person in returned) await AbsencesStore.ReturnAsync(sql, person, moment.At);
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
            // A manager may be nobody yet when it is only looked at, which is as good as somebody else.
            ManagerId = manager.Length == 0 ? null : matches.GetValueOrDefault(manager)?.Person ?? default(PersonId),
        };
    }

    /// <param name="Before">Null for whoever had none.</param>
    /// <param name="Entry">Of nobody yet when its person is the default.</param>
    /// <param name="Holder">Who had the address until now.</param>
    private sealed record SavedEntry(DirectoryEntry? Before, DirectoryEntry Entry, DirectoryEntry? Holder);
}

/// <param name="Import">Which one.</param>
/// <param name="At">Where all that it changes begins and ends.</param>
internal sealed record ImportMoment(ImportId Import, Instant At);
