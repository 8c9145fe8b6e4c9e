using System.Collections.Immutable;
using CultureBot.Storage;

namespace CultureBot.People.Directory.Imports;

/// <summary>Which files of people were imported last.</summary>
public sealed class ReadImports(Database database)
{
    private const int Most = 20;

    /// <summary>The newest first.</summary>
    public async Task<ImmutableArray<PeopleImport>> HandleAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(sql => ImportsStore.ListAsync(sql, Most), cancellationToken)];
}
