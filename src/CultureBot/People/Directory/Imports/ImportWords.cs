namespace CultureBot.People.Directory.Imports;

/// <summary>Says of what is stored what is shown before.</summary>
internal static class ImportWords
{
    /// <summary>What becomes of an entry, and of whoever had its address.</summary>
    public static IEnumerable<ImportChange> Of(DirectoryEntry? before, DirectoryEntry after, DirectoryEntry? holder)
    {
        if (holder is not null) yield return new(ImportChangeKind.Replaced, holder.Name, holder.Email) { Before = holder.Email };
        if (before is null) yield return new(ImportChangeKind.Added, after.Name, after.Email) { After = after.Email };
        if (before is not null && before.Email != after.Email)
            yield return new(ImportChangeKind.Value, after.Name, after.Email) { Field = FileHeadings.Email, Before = before.Email, After = after.Email };
        if ((before?.Name ?? "") != after.Name)
            yield return new(ImportChangeKind.Value, after.Name, after.Email) { Field = FileHeadings.Name, Before = before?.Name ?? "", After = after.Name };
    }

    /// <summary>What becomes of a value.</summary>
    public static ImportChange Of(
        FileTable table, FileRow row, DirectoryEntry? entry, DirectoryValue after, DirectoryValue? before, IReadOnlyDictionary<PersonId, string> managers) =>
        new(ImportChangeKind.Value, table.Name(row) ?? entry?.Name ?? "", table.Email(row))
        {
            Field = after.Field,
            Before = before switch
            {
                null => "",
                { ManagerId: { } manager } => managers.GetValueOrDefault(manager, ""),
                _ => before.Value,
            },
            ManagerBefore = before?.ManagerId,
            After = after.Field == DirectoryFields.Manager ? table.Manager(row) : after.Value,
        };
}
