using CultureBot.Pulse;

namespace CultureBot.Web.Api;

/// <param name="Id">What to launch it by.</param>
/// <param name="Name">What people know it by.</param>
/// <param name="Template">Its template.</param>
/// <param name="State">AwaitingApproval, Scheduled, Paused or Ended.</param>
/// <param name="Questions">Codes of its questions, in order.</param>
/// <param name="Attribute">The directory field that results are published by; null for none.</param>
/// <param name="Minimums">How many answers a group needs.</param>
/// <param name="OpenDays">Days to answer.</param>
/// <param name="ResultsAfterDays">Days from the close to the results.</param>
/// <param name="NextSendings">Its next three; empty without a schedule.</param>
public sealed record SurveyAnswer(
    Guid Id, string Name, string Template, string State, IReadOnlyList<string> Questions, string? Attribute, WantedMinimums Minimums, int OpenDays,
    int ResultsAfterDays, IReadOnlyList<DateTimeOffset> NextSendings)
{
    internal static SurveyAnswer Of(MadeSurvey made) => new(
        made.Survey.Id.Value, made.Survey.Name, made.Survey.Template.ToString(), made.Survey.State.ToString(),
        [.. made.Survey.Questions.Select(question => question.Item)], made.Survey.Promise.Attribute is { Length: > 0 } attribute ? attribute : null,
        new(made.Survey.Promise.ForFives, made.Survey.Promise.ForBands), made.Survey.OpenDays, made.Survey.ResultsAfterDays,
        [.. made.Next.Select(at => at.ToDateTimeOffset())]);
}

/// <param name="Id">The window.</param>
/// <param name="SurveyId">Its survey.</param>
/// <param name="Number">1, 2, 3 … within its survey.</param>
/// <param name="State">Preparing, Open, Closing or Closed.</param>
/// <param name="Attribute">The directory field that results are published by; null for none.</param>
/// <param name="Minimums">How many answers a group needs; it can only become more.</param>
/// <param name="Waves">How many waves it has.</param>
/// <param name="Wave">The latest that went out.</param>
/// <param name="LaunchedAt">When it was launched.</param>
/// <param name="ClosesAt">Null while its last wave has not gone out.</param>
public sealed record LaunchedWindowAnswer(
    Guid Id, Guid SurveyId, int Number, string State, string? Attribute, WantedMinimums Minimums, int Waves, int Wave, DateTimeOffset LaunchedAt,
    DateTimeOffset? ClosesAt)
{
    internal static LaunchedWindowAnswer Of(Window window) => new(
        window.Id.Value, window.SurveyId.Value, window.Number, window.State.ToString(),
        window.Promise.Attribute is { Length: > 0 } attribute ? attribute : null, new(window.Promise.ForFives, window.Promise.ForBands), window.Waves,
        window.Wave, window.LaunchedAt.ToDateTimeOffset(), window.ClosesAt?.ToDateTimeOffset());
}

/// <param name="Attribute">The directory field that results are published by; null for the survey's own.</param>
/// <param name="Override">Why it goes out although too few teams have an answer to the last results; kept in the audit.</param>
public sealed record LaunchWanted(string? Attribute, string? Override);
