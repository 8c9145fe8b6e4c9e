using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Who is meant by an @name that the platform did not turn into a mention.</summary>
internal static class TypedName
{
    /// <summary>
    /// By handle, else by the local part of the e-mail address, else by the name; only when exactly one account fits.
    /// Somebody who left is found when nobody else fits, so that they can be spoken of.
    /// </summary>
    public static async Task<Account?> FindAsync(SqlSession sql, WorkspaceId workspace, string typed)
    {
        Account? left = null;
        foreach (var list in (Func<Task<IReadOnlyList<Account>>>[])
            [
                () => PeopleStore.ListByHandleAsync(sql, workspace, typed),
                () => PeopleStore.ListByLocalPartAsync(sql, workspace, typed),
                () => PeopleStore.ListByNameAsync(sql, workspace, typed),
            ])
        {
            var fitting = await list();
            var active = fitting.Where(account => account.IsActive).ToList();
            if (active is [var only]) return only;
            if (active.Count > 1) return null;
            if (fitting is [var gone]) left ??= gone;
        }

        return left;
    }
}
