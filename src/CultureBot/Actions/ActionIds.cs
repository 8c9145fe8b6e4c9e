using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Actions;

/// <summary>Tells the database layer how the ids of the slice are stored.</summary>
internal static class ActionIds
{
    public static void Use()
    {
        SqlTypes.UseId<ActionId>(value => new(value), id => id.Value);
        SqlTypes.UseId<ReleasedWindowId>(value => new(value), id => id.Value);
        SqlTypes.UseId<ReleasedSurveyId>(value => new(value), id => id.Value);
        SqlTypes.UseId<AccountId>(value => new(value), id => id.Value);
        SqlTypes.UseId<PersonId>(value => new(value), id => id.Value);
    }
}
