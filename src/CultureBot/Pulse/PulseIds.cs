using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Pulse;

/// <summary>Tells the database layer how the ids of the slice are stored.</summary>
internal static class PulseIds
{
    public static void Use()
    {
        SqlTypes.UseId<SurveyId>(value => new(value), id => id.Value);
        SqlTypes.UseId<WindowId>(value => new(value), id => id.Value);
        SqlTypes.UseId<WorkspaceId>(value => new(value), id => id.Value);
        SqlTypes.UseId<AccountId>(value => new(value), id => id.Value);
        SqlTypes.UseId<PersonId>(value => new(value), id => id.Value);
    }
}
