using System.Collections.Immutable;
using System.Text.Json;
using CultureBot.Privacy;
using CultureBot.Storage;

namespace CultureBot.Kudos;

/// <summary>Reads the organization's values: those of the configuration until somebody changes them on the page, and the page's from then on.</summary>
public sealed class CompanyValues(Database database, KudosOptions options)
{
    internal const string Setting = "values";

    public Task<CompanyValueList> ReadAsync(CancellationToken cancellationToken) => database.ReadAsync(sql => ReadAsync(sql, options), cancellationToken);

    /// <summary>Those that one is thanked for now.</summary>
    internal async Task<ImmutableArray<CompanyValue>> ListAsync(CancellationToken cancellationToken) => [.. (await ReadAsync(cancellationToken)).InUse];

    internal static async Task<CompanyValueList> ReadAsync(SqlSession sql, KudosOptions options) =>
        await SettingsStore.FindAsync(sql, Setting) is { } stored
            ? new([.. JsonSerializer.Deserialize<CompanyValue[]>(stored.Value)!], stored.Revision)
            : new([.. options.Tags.Select(tag => new CompanyValue(tag))], 0);

    /// <summary>The values that words name.</summary>
    internal static async Task<ImmutableArray<string>> FindInAsync(SqlSession sql, KudosOptions options, string words) =>
        words.Contains('#', StringComparison.Ordinal)
            ? KudosText.Tags(words, [.. (await ReadAsync(sql, options)).InUse.Select(value => value.Name)])
            : [];
}
