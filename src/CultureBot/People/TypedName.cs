using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Who is meant by an @name that the platform did not turn into a mention.</summary>
/// <param name="Account">Whoever fits; null when nobody does, or several do.</param>
/// <param name="IsAmbiguous">Several fit, so that nobody else is looked for.</param>
internal sealed record TypedName(Account? Account, bool IsAmbiguous)
{
    private static readonly TypedName Nobody = new(null, IsAmbiguous: false);

    private static readonly TypedName Several = new(null, IsAmbiguous: true);

    /// <summary>
    /// By handle, else by the e-mail address or its local part, else by the name; only when exactly one account fits.
    /// Somebody who left is found when nobody else fits, so that they can be spoken of.
    /// </summary>
    public static async Task<TypedName> FindAsync(SqlSession sql, WorkspaceId workspace, string typed)
    {
        Account? left = null;
        foreach (var list in (Func<Task<IReadOnlyList<Account>>>[])
            [
                () => PeopleStore.ListByHandleAsync(sql, workspace, typed),
                () => PeopleStore.ListByEmailAsync(sql, workspace, typed),
                () => PeopleStore.ListByNameAsync(sql, workspace, typed),
            ])
        {
            var fitting = await list();
            var active = fitting.Where(account => account.IsActive).ToList();
            if (active is [var only]) return new(only, IsAmbiguous: false);
            if (active.Count > 1) return Several;
            if (fitting is [var gone]) left ??= gone;
        }

        return left is null ? Nobody : new(left, IsAmbiguous: false);
    }

    /// <summary>
    /// The same among the active members of the other connected workspaces; only when exactly one person fits, by whichever of
    /// their accounts was known first.
    /// </summary>
    public static async Task<Account?> FindElsewhereAsync(SqlSession sql, WorkspaceId workspace, string typed)
    {
        foreach (var list in (Func<SqlSession, WorkspaceId, string, Task<IReadOnlyList<Account>>>[])
            [ElsewhereStore.ListByHandleAsync, ElsewhereStore.ListByEmailAsync, ElsewhereStore.ListByNameAsync])
        {
            var fitting = await list(sql, workspace, typed);
            if (fitting.Count > 0) return fitting.DistinctBy(account => account.PersonId).Count() == 1 ? fitting[0] : null;
        }

        return null;
    }
}
