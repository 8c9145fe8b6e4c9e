using CultureBot.Storage;

namespace CultureBot.People.Directory;

/// <summary>What can be wrong with a file only as a whole: who is in it twice, and who manages whom.</summary>
internal sealed class FileChecks
{
    private readonly FileTable _table;
    private readonly ImportFaults _faults;
    private readonly Dictionary<string, int> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonId, int> _byPerson = [];

    private FileChecks(FileTable table, ImportFaults faults) => (_table, _faults) = (table, faults);

    /// <summary>Adds what it finds to <paramref name="faults"/>, and returns them.</summary>
    public static async Task<ImportFaults> CheckAsync(SqlSession sql, FileTable table, ImportFaults faults)
    {
        var checks = new FileChecks(table, faults);
        var addresses = table.Rows.Select(table.Email).Concat(table.Rows.Select(table.Manager)).Where(email => email.Length > 0);
        var matches = await DirectoryStore.MatchAsync(sql, addresses);
        checks.CheckTwice(matches);
        if (table is { HasManagers: true, HasEmails: true }) checks.CheckManagers(matches, await DirectoryStore.ListManagersAsync(sql));
        return faults;
    }

    private void CheckTwice(IReadOnlyDictionary<string, DirectoryMatch> matches)
    {
        for (var i = 0; i < _table.Rows.Count; i++)
        {
            var row = _table.Rows[i];
            var email = _table.Email(row);
            if (email.Length == 0) continue;
            if (!_byEmail.TryAdd(email, i)) AddTwice(row, ImportFault.EmailTwice, _byEmail[email]);
            else if (matches.TryGetValue(email, out var match) && !_byPerson.TryAdd(match.Person, i))
                AddTwice(row, ImportFault.SamePersonTwice, _byPerson[match.Person]);
        }
    }

    private void AddTwice(FileRow row, ImportFault fault, int first) =>
        _faults.Add(_table.At(row, FileHeadings.Email, fault) with { Value = _table.Email(row), Lines = [_table.Rows[first].Line] });

    private void CheckManagers(IReadOnlyDictionary<string, DirectoryMatch> matches, IReadOnlyDictionary<PersonId, PersonId> known)
    {
        var managers = Enumerable.Repeat(-1, _table.Rows.Count).ToList();
        for (var i = 0; i < _table.Rows.Count; i++)
        {
            var address = _table.Manager(_table.Rows[i]);
            if (address.Length == 0) continue;
            managers[i] = NumberOf(address, matches, managers);
            if (managers[i] < 0) Add(i, ImportFault.ManagerUnknown, address);
            if (managers[i] == i) Add(i, ImportFault.ManagerIsSelf, address);
        }

        FollowThoseOutside(managers, known);
        foreach (var loop in ManagerLoops.Find(managers).Where(loop => loop.Count > 1))
        {
            // What an earlier import left is none of this file's doing.
            var rows = loop.Where(number => number < _table.Rows.Count).Order().ToList();
            if (rows.Count == 0 || _faults.IsFull) continue;
            var first = _table.Rows[rows[0]];
            _faults.Add(_table.At(first, DirectoryFields.Manager, ImportFault.ManagerLoop) with
            {
                Value = _table.Manager(first),
                Lines = [.. rows.Select(row => _table.Rows[row].Line)],
            });
        }
    }

    /// <summary>The manager's row, or a number after all rows for somebody who is known and not in the file; -1 for nobody.</summary>
    private int NumberOf(string address, IReadOnlyDictionary<string, DirectoryMatch> matches, List<int> managers) =>
        _byEmail.TryGetValue(address, out var row) ? row
        : matches.TryGetValue(address, out var match) ? NumberOf(match.Person, managers)
        : -1;

    private int NumberOf(PersonId person, List<int> managers)
    {
        if (!_byPerson.TryGetValue(person, out var number))
        {
            number = managers.Count;
            managers.Add(-1);
            _byPerson.Add(person, number);
        }

        return number;
    }

    // Whoever is not in the file keeps their manager, who may lead back into it.
    private void FollowThoseOutside(List<int> managers, IReadOnlyDictionary<PersonId, PersonId> known)
    {
        var outside = new Queue<PersonId>(_byPerson.Where(p => p.Value >= _table.Rows.Count).Select(p => p.Key));
        while (outside.TryDequeue(out var person))
        {
            if (!known.TryGetValue(person, out var manager)) continue;
            var isNew = !_byPerson.ContainsKey(manager);
            managers[_byPerson[person]] = NumberOf(manager, managers);
            if (isNew) outside.Enqueue(manager);
        }
    }

    private void Add(int row, ImportFault fault, string value) =>
        _faults.Add(_table.At(_table.Rows[row], DirectoryFields.Manager, fault) with { Value = value });
}
