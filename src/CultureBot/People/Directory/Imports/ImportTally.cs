using System.Collections.Immutable;

namespace CultureBot.People.Directory.Imports;

/// <summary>Counts what the steps of an import did, or would do.</summary>
internal sealed class ImportTally
{
    private readonly List<RowChange> _entries = [];
    private readonly List<RowChange> _values = [];
    private readonly List<string> _entryDigests = [];
    private readonly List<string> _valueDigests = [];
    private int _kept;

    /// <summary>Whom the file names, and whose address it gives to somebody else.</summary>
    public HashSet<PersonId> Persons { get; } = [];

    /// <summary>How many rows are stored with all that they say.</summary>
    public int Done => _values.Count;

    public int Left { get; set; }

    /// <summary>First of all entries, then of all values.</summary>
    public ImmutableArray<string> Digests => [.. _entryDigests, .. _valueDigests];

    public void AddEntries(ImportStep step)
    {
        _entries.AddRange(step.Rows);
        _entryDigests.Add(step.Digest);
        Persons.UnionWith(step.Persons);
    }

    public void AddValues(ImportStep step)
    {
        _values.AddRange(step.Rows);
        _valueDigests.Add(step.Digest);
        _kept += step.Kept;
        Persons.UnionWith(step.Persons);
    }

    public PeopleImported Counts(bool isDryRun)
    {
        var added = _entries.Count(change => change is RowChange.Added);
        var unchanged = _entries.Zip(_values).Count(row => row is (RowChange.None, RowChange.None));
        return new(added, Math.Min(_entries.Count, _values.Count) - Math.Min(added, _values.Count) - unchanged, unchanged, isDryRun) { Kept = _kept, Left = Left };
    }
}
