using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Lists what was done because of the results of one survey.</summary>
internal sealed class ListDone(IReleasedFigures figures)
{
    /// <param name="sql">Reads.</param>
    /// <param name="survey">Whose results were answered.</param>
    /// <param name="after">Done later than this.</param>
    /// <param name="upTo">And no later than this.</param>
    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<TeamAction>> HandleAsync(SqlSession sql, ReleasedSurveyId survey, Instant after, Instant upTo)
    {
        var done = await ActionsStore.ListDoneAsync(sql, after, upTo);
        var surveys = new Dictionary<ReleasedWindowId, ReleasedSurveyId?>();
        foreach (var window in done.Select(action => action.Team.Window).Distinct()) surveys[window] = (await figures.FindAsync(sql, window))?.SurveyId;
        return [.. done.Where(action => surveys[action.Team.Window] == survey)];
    }
}
