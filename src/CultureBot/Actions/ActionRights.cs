using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Actions;

/// <summary>Who may answer for a team: its manager and HR. An owner may say how it goes, and that it is done.</summary>
internal sealed class ActionRights(IReleasedFigures figures, Roles roles)
{
    public async Task<bool> MayDecideAsync(SqlSession sql, Account by, Team team) =>
        await figures.FindGroupAsync(sql, team.Window, team.GroupId) is { } group && (await IsHrAsync(sql, by) || (by.IsActive && group.ManagerId == by.PersonId));

    public async Task<bool> MayReportAsync(SqlSession sql, Account by, TeamAction action) =>
        (by.IsActive && (await PeopleStore.FindAsync(sql, action.OwnerId))?.PersonId == by.PersonId) || await MayDecideAsync(sql, by, action.Team);

    public async Task<bool> IsHrAsync(SqlSession sql, Account by) => (await roles.OfAsync(sql, by)).HasFlag(Role.Hr);
}
