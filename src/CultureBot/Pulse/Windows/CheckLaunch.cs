using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>Whether a survey's next window may be launched now, as far as that is known without reading who is in its audience.</summary>
internal sealed class CheckLaunch(Database database, IEnumerable<IWindowBrake> brakes)
{
    /// <returns>The refusal, or null; the survey, when there is one; its latest window.</returns>
    public Task<(LaunchWindowResult? Refused, Survey? Survey, Window? Latest)> HandleAsync(LaunchWindow request, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql =>
            {
                var survey = await SurveysStore.FindAsync(sql, request.Survey);
                var latest = await WindowsStore.FindLatestAsync(sql, request.Survey);
                return (survey is null ? new(LaunchRefusal.Unknown, null) : await RefuseAsync(sql, survey, latest, request), survey, latest);
            },
            cancellationToken);

    private async Task<LaunchWindowResult?> RefuseAsync(SqlSession sql, Survey survey, Window? latest, LaunchWindow request)
    {
        if (survey.State == SurveyState.AwaitingApproval) return new(LaunchRefusal.AwaitingApproval, null);
        if (survey.State != SurveyState.Scheduled) return new(LaunchRefusal.NotRunning, null);
        if (latest is { State: WindowState.Open or WindowState.Closing }) return new(LaunchRefusal.StillOpen, latest);
        // What was begun has passed the rest.
        if (latest is { State: WindowState.Preparing }) return null;
        if (IsOtherPromise(survey, request)) return new(LaunchRefusal.OtherPromise, null);
        return request.Override.Length == 0 && await FindBrakeAsync(sql, survey.Id) is { } brake ? new(LaunchRefusal.Brake, null, brake) : null;
    }

    // What an auditor agreed to is kept to the letter; so is that some surveys are published for the company alone.
    private static bool IsOtherPromise(Survey survey, LaunchWindow request) =>
        request.Attribute is { Length: > 0 } attribute && attribute != survey.Promise.Attribute
        && (survey.ApprovedAt is not null || survey.Promise.IsCompanyOnly);

    private async Task<WindowBrake?> FindBrakeAsync(SqlSession sql, SurveyId survey)
    {
        foreach (var brake in brakes)
        {
            if (await brake.FindAsync(sql, survey) is { } found) return found;
        }

        return null;
    }
}
