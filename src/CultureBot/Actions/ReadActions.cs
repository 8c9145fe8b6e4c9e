using System.Globalization;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Reads what stands in the lists of chat.</summary>
internal sealed class ReadActions(IReleasedFigures figures, ActionRights rights)
{
    // Beyond the shown ones so many are counted.
    private const int MostCounted = 100;

    /// <summary>What somebody owns, what their team was answered, and the team that they may answer for by the latest results.</summary>
    public async Task<OwnActions> OwnAsync(SqlSession sql, Member member, Instant now)
    {
        var group = figures.GroupLedBy(member.Account.PersonId);
        var actions = await ActionsStore.ListOwnAsync(sql, member.Account.PersonId, group, MostCounted);
        Team? team = await figures.FindLatestAsync(sql, survey: null, now) is { } window && await figures.FindGroupAsync(sql, window.Id, group) is not null
            ? new Team(window.Id, group)
            : null;
        var isHr = await rights.IsHrAsync(sql, member.Account);
        return await ShowAsync(sql, member.Culture, actions, action => isHr || action.Team.GroupId == group, team);
    }

    /// <summary>Everything that is open, and the company by the latest results, for HR.</summary>
    public async Task<OwnActions> AllAsync(SqlSession sql, CultureInfo culture, Instant now)
    {
        Team? company = await figures.FindLatestAsync(sql, survey: null, now) is { } window ? new Team(window.Id, ReleasedGroup.Company) : null;
        return await ShowAsync(sql, culture, await ActionsStore.ListOpenByDueAsync(sql, MostCounted), _ => true, company);
    }

    private async Task<OwnActions> ShowAsync(
        SqlSession sql, CultureInfo culture, IReadOnlyList<TeamAction> actions, Func<TeamAction, bool> mayDecide, Team? toAnswer)
    {
        var stories = await ActionStory.ListAsync(sql, figures, [.. actions.Take(ActionLists.Most)], culture);
        return new(
            [.. stories.Select(story => new OwnAction(story, mayDecide(story.Action)))], Math.Max(0, actions.Count - ActionLists.Most), toAnswer);
    }
}
