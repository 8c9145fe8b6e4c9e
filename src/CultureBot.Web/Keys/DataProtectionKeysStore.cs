using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Web.Keys;

/// <summary>The SQL of ASP.NET's data-protection keys.</summary>
internal static class DataProtectionKeysStore
{
    public static readonly WrappedColumn Wrapped = new("data_protection_keys", "xml", $"'{DatabaseKeys.Purpose}'");

    public static Task<IReadOnlyList<byte[]>> ListAsync(SqlSession sql) =>
        sql.ListAsync<byte[]>("SELECT xml FROM data_protection_keys ORDER BY name");

    public static Task AddAsync(SqlSession sql, string name, byte[] xml) =>
        sql.ExecuteAsync(
            "INSERT INTO data_protection_keys (name, xml) VALUES (@Name, @Xml) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml",
            new { Name = name, Xml = xml });
}
