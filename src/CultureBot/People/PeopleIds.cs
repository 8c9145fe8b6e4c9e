using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Tells the database layer how the ids of people are stored.</summary>
internal static class PeopleIds
{
    public static void Use()
    {
        SqlTypes.UseId<WorkspaceId>(value => new(value), id => id.Value);
        SqlTypes.UseId<AccountId>(value => new(value), id => id.Value);
        SqlTypes.UseId<PersonId>(value => new(value), id => id.Value);
    }
}
