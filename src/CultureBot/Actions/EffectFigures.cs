using CultureBot.Statistics;
using CultureBot.Storage;

namespace CultureBot.Actions;

/// <summary>How an item moved in a team between two windows, against the rest of the company: from released counts alone.</summary>
internal sealed class EffectFigures(IReleasedFigures figures)
{
    /// <param name="sql">Reads.</param>
    /// <param name="action">Whose team and item.</param>
    /// <param name="next">The survey's next window.</param>
    public async Task<ActionEffect> MeasureAsync(SqlSession sql, TeamAction action, ReleasedWindow next)
    {
        var nothing = new ActionEffect { ComparedWith = next.Id, Verdict = ActionVerdict.Incomparable };
        var (before, after) = (await PairAsync(sql, action, action.Team.Window), await PairAsync(sql, action, next.Id));
        if (before is not { } then || after is not { } now) return nothing;

        // The rest of the company is a group, too: where a trend is hidden, so is what could be reckoned back to it.
        if (!await HasTrendAsync(sql, next, action.Team.GroupId) || !await HasTrendAsync(sql, next, ReleasedGroup.Company)) return nothing;

        var effect = DifferenceInDifferences.Of(
            new(then.Team.Fives, then.Team.N, now.Team.Fives, now.Team.N), new(then.Others.Fives, then.Others.N, now.Others.Fives, now.Others.N));
        return effect is null ? nothing : nothing with
        {
            Verdict = effect.StandardError <= 0 ? ActionVerdict.NotShown
                : effect.Interval.Low > 0 ? ActionVerdict.Helped
                : effect.Interval.High < 0 ? ActionVerdict.Worse
                : ActionVerdict.NotShown,
            Value = effect.Value,
            Low = effect.Interval.Low,
            High = effect.Interval.High,
        };
    }

    // Null when one of the two is not released.
    private async Task<(ReleasedFigure Team, ReleasedFigure Others)?> PairAsync(SqlSession sql, TeamAction action, ReleasedWindowId window)
    {
        var released = await figures.ListFiguresAsync(sql, window, action.Item);
        var team = released.FirstOrDefault(figure => figure.GroupId == action.Team.GroupId);
        var company = released.FirstOrDefault(figure => figure.GroupId == ReleasedGroup.Company);
        return team is null || company is null ? null : (team, company with { N = company.N - team.N, Fives = company.Fives - team.Fives });
    }

    private async Task<bool> HasTrendAsync(SqlSession sql, ReleasedWindow window, string groupId) =>
        (await figures.FindGroupAsync(sql, window.Id, groupId))?.HasTrend == true;
}
