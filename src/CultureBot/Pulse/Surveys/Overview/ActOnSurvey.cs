using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>What became of a launch that was asked for by hand.</summary>
/// <param name="Refused">Why it does not go out, and what to do; null when it does.</param>
/// <param name="IsHeld">It goes out when whoever asks says why not to wait.</param>
public sealed record LaunchAnswer(ChatText? Refused, bool IsHeld);

/// <summary>What HR and auditors do with a survey on its page: the same as at the desk in chat.</summary>
public sealed class ActOnSurvey
{
    private readonly Database _database;
    private readonly TurnSurveyHandler _turn;
    private readonly DecideSurveyHandler _decide;
    private readonly AskForLaunch _launch;

    internal ActOnSurvey(Database database, TurnSurveyHandler turn, DecideSurveyHandler decide, AskForLaunch launch) =>
        (_database, _turn, _decide, _launch) = (database, turn, decide, launch);

    /// <returns>False when there is no such survey, or it has ended.</returns>
    public async Task<bool> TurnAsync(SurveyId survey, SurveyTurn turn, Account by, CancellationToken cancellationToken) =>
        await _turn.HandleAsync(survey, turn, by.Id, cancellationToken) is not null;

    /// <param name="survey">Which.</param>
    /// <param name="revision">What the auditor has read (<see cref="ShownSurvey.Revision"/>).</param>
    /// <param name="by">The auditor.</param>
    /// <param name="words">What has to change; null agrees.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<DecideSurveyResult> DecideAsync(SurveyId survey, string revision, Account by, string? words, CancellationToken cancellationToken) =>
        _decide.HandleAsync(new(survey, revision, by, words), cancellationToken);

    /// <param name="id">Which.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="reason">Why in spite of a brake; empty heeds it.</param>
    /// <param name="culture">The language of the answer.</param>
    /// <param name="zone">The clock of the answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when there is no such survey.</returns>
    public async Task<LaunchAnswer?> LaunchAsync(
        SurveyId id, Account by, string reason, CultureInfo culture, DateTimeZone zone, CancellationToken cancellationToken)
    {
        if (await _database.ReadAsync(sql => SurveysStore.FindAsync(sql, id), cancellationToken) is not { } survey) return null;
        if (survey.Template.AsksOnOwnDay()) return new(SurveyWords.Say(culture, "HeldOwnDay", ("name", survey.Name)), IsHeld: false);
        return await _launch.HandleAsync(new(id, by.Id, Override: reason), cancellationToken) is { } refused
            ? new(HeldCards.Why(culture, survey, refused, zone), refused.Refusal == LaunchRefusal.Brake)
            : new(null, IsHeld: false);
    }
}
