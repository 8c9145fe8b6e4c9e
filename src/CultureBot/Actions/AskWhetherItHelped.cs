using CultureBot.Pulse;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>
/// The people of a team are asked in the survey's next window whether what was done has helped (methodology §6). What was done since
/// the window before was launched is asked about, so that each action is asked about once; what was declined never.
/// </summary>
internal sealed class AskWhetherItHelped(ListDone done, TimeProvider clock) : IFollowUpQuestions
{
    public async Task<IReadOnlyList<FollowUpQuestion>> ListAsync(SqlSession sql, SurveyId survey, Instant since) =>
    [
        .. (await done.HandleAsync(sql, new(survey.Value), since, clock.GetCurrentInstant()))
            .Select(action => new FollowUpQuestion(WhetherItHelped.ItemOf(action.Id), action.Team.GroupId, WhetherItHelped.Words(action))),
    ];
}
