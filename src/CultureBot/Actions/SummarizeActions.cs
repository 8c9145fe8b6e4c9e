using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>How well the organization answers, in numbers (methodology §6).</summary>
/// <param name="Promised">All that was ever promised.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Due">How much of it is done or was due.</param>
/// <param name="OnTime">How much of that was done by its day.</param>
/// <param name="Visible">"Something visible changed after our last survey", for the whole company; null while it was not asked.</param>
/// <param name="Groups">Teams with a manager of whom the latest results are out.</param>
/// <param name="WithoutResponse">How many of them have had no answer of any kind.</param>
internal sealed record ActionsSummary(int Promised, int Done, int Due, int OnTime, ReleasedFigure? Visible, int Groups, int WithoutResponse);

/// <summary>Counts promises and the teams without a response.</summary>
internal sealed class SummarizeActions(IReleasedFigures figures)
{
    private const string VisibleItem = "O2";

    /// <param name="sql">Reads.</param>
    /// <param name="survey">Whose latest window counts; null for the latest of all.</param>
    /// <param name="now">What was out by then.</param>
    public async Task<ActionsSummary> HandleAsync(SqlSession sql, ReleasedSurveyId? survey, Instant now)
    {
        var today = now.InUtc().Date;
        var promises = await ActionsStore.ListPromisesAsync(sql);
        var due = promises.Where(promise => promise.DoneAt is not null || promise.DueOn < today).ToList();
        var (groups, without) = (0, 0);
        ReleasedFigure? visible = null;
        if (await figures.FindLatestAsync(sql, survey, now) is { } window)
        {
            var answered = (await ActionsStore.ListAnsweredGroupsAsync(sql, window.Id)).ToHashSet(StringComparer.Ordinal);
            var led = (await figures.ListGroupsAsync(sql, window.Id)).Where(group => group.ManagerId is not null).ToList();
            (groups, without) = (led.Count, led.Count(group => !answered.Contains(group.Id)));
            visible = (await figures.ListFiguresAsync(sql, window.Id, VisibleItem)).FirstOrDefault(figure => figure.GroupId == ReleasedGroup.Company);
        }

        return new(
            promises.Count,
            promises.Count(promise => promise.DoneAt is not null),
            due.Count,
            due.Count(promise => promise.DoneAt is { } doneAt && doneAt.InUtc().Date <= promise.DueOn),
            visible,
            groups,
            without);
    }
}
