using CultureBot.Storage;

namespace CultureBot.People.Directory.Imports;

public readonly record struct ImportId(Guid Value);

/// <summary>A file that waits to be imported.</summary>
public readonly record struct WaitingFileId(Guid Value);

/// <summary>Tells the database layer how the ids of imports are stored.</summary>
internal static class ImportIds
{
    public static void Use()
    {
        PeopleIds.Use();
        SqlTypes.UseId<ImportId>(value => new(value), id => id.Value);
        SqlTypes.UseId<WaitingFileId>(value => new(value), id => id.Value);
    }
}
