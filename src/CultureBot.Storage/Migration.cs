using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Storage;

/// <summary>One numbered SQL file of this program.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text with line feeds, so that a checkout with other line ends is no change.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public string FileName => $"{Number:0000}_{Name}.sql";

    /// <summary>Those of one database, in order.</summary>
    public static IReadOnlyList<Migration> LoadFor(ISqlDialect dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"CultureBot.Storage.Migrations.{dialect.Name}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .Select(name => Load(assembly, name, name[prefix.Length..]))
                .OrderBy(migration => migration.Number),
        ];
    }

    private static Migration Load(Assembly assembly, string resource, string fileName)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var (number, name) = (fileName[..4], fileName[5..^".sql".Length]);
        return new(int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
