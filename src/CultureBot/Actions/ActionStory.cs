using System.Globalization;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Actions;

/// <summary>An action with everything that telling it takes.</summary>
/// <param name="Action">The action.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="Question">What it is meant to move, in the reader's language.</param>
/// <param name="Progress">What was reported last; null when nothing was.</param>
internal sealed record ActionStory(TeamAction Action, Account Owner, string Question, ActionProgress? Progress)
{
    /// <summary>In the order of the actions.</summary>
    public static async Task<IReadOnlyList<ActionStory>> ListAsync(
        SqlSession sql, IReleasedFigures figures, IReadOnlyCollection<TeamAction> actions, CultureInfo culture)
    {
        if (actions.Count == 0) return [];
        var owners = (await PeopleStore.ListAsync(sql, [.. actions.Select(action => action.OwnerId)])).ToDictionary(account => account.Id);
        var progress = await ActionProgressStore.ListLatestAsync(sql, [.. actions.Select(action => action.Id)]);
        var questions = new Dictionary<(Team Team, string Item), string>();
        foreach (var team in actions.Select(action => action.Team).Distinct())
        {
            foreach (var question in await figures.ListQuestionsAsync(sql, team.Window, team.GroupId, culture))
                questions[(team, question.Item)] = question.Words;
        }

        return
        [
            .. actions.Select(action => new ActionStory(
                action, owners[action.OwnerId], questions.GetValueOrDefault((action.Team, action.Item), action.Item), progress.GetValueOrDefault(action.Id))),
        ];
    }

    public static async Task<ActionStory?> FindAsync(SqlSession sql, IReleasedFigures figures, ActionId id, CultureInfo culture) =>
        await ActionsStore.FindAsync(sql, id) is { } action ? (await ListAsync(sql, figures, [action], culture))[0] : null;
}
