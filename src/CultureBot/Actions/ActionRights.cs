using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Actions;

/// <summary>Who may answer for a team: its manager and HR. An owner may say how it goes, and that it is done.</summary>
internal sealed class ActionRights(IReleasedFigures figures, Roles roles)
{
    public async Task<bool> MayDecideAsync(SqlSession sql, Account by, Team team) =>
        await figures.FindGroupAsync(sql, team.Window, team.GroupId) is { } group && (IsHr(by) || (by.IsActive && group.ManagerId == by.PersonId));

    public async Task<bool> MayReportAsync(SqlSession sql, Account by, TeamAction action) =>
        (by.IsActive && (await PeopleStore.FindAsync(sql, action.OwnerId))?.PersonId == by.PersonId) || await MayDecideAsync(sql, by, action.Team);

    public bool IsHr(Account by) => roles.Of(by).HasFlag(Role.Hr);
}
