using System.Collections.Immutable;

namespace CultureBot.People.Directory.Imports;

/// <summary>What an import would do.</summary>
/// <param name="Counts">How many rows, by what would become of them.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Digest">The same for the same changes: what was shown is imported with it, and nothing else.</param>
public sealed record ImportPlan(PeopleImported Counts, int Rows, string Digest) : ImportPeopleResult
{
    /// <summary>Some words with letters beyond ASCII, when nothing says how the file is written and it was read as Windows-1252.</summary>
    public ImmutableArray<string> Doubtful { get; init; } = [];

    /// <summary>Of each chunk's first step, then of each chunk's second, then of those who leave.</summary>
    internal ImmutableArray<string> Steps { get; init; } = [];
}
