using System.Security.Cryptography;
using System.Text;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Accounts that were erased: a platform that still lists them among those who have left does not bring them back.</summary>
internal static class ErasedAccounts
{
    /// <summary>As it is kept of an account's id on its platform.</summary>
    public static string HashOf(string externalId) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(externalId)));

    /// <summary>Of these ids on the platform, those that were erased.</summary>
    public static async Task<IReadOnlySet<string>> FindAsync(SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> externalIds)
    {
        var byHash = externalIds.ToLookup(HashOf, StringComparer.Ordinal);
        var erased = await ErasedAccountsStore.ListAsync(sql, workspace, [.. byHash.Select(ids => ids.Key)]);
        return erased.SelectMany(hash => byHash[hash]).ToHashSet(StringComparer.Ordinal);
    }
}
