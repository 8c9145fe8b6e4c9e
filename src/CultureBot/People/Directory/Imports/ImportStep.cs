using System.Collections.Immutable;

namespace CultureBot.People.Directory.Imports;

/// <summary>What one step of an import does to some rows, or would do.</summary>
/// <param name="Rows">One a row.</param>
/// <param name="Changes">One by one.</param>
internal sealed record ImportStep(ImmutableArray<RowChange> Rows, ImmutableArray<ImportChange> Changes)
{
    /// <summary>Whom the rows are about, as far as they were somebody before the step, and whose address they take.</summary>
    public ImmutableArray<PersonId> Persons { get; init; } = [];

    /// <summary>How many values the identity provider has the say of, so that they are left as they are.</summary>
    public int Kept { get; init; }

    public string Digest { get; } = ImportChange.DigestOf(Changes);
}

internal enum RowChange
{
    None,
    Added,
    Changed,
}
