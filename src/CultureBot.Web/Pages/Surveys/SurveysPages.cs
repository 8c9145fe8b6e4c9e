using CultureBot.Pulse;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Surveys;

/// <summary>The pages on which HR looks after surveys, and auditors read and decide what they agree to.</summary>
internal static class SurveysPages
{
    private const string Address = "/surveys";
    private const int LongestReason = 500;

    public static void MapSurveysPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ListAsync);
        app.MapGet("/surveys/{survey:guid}", ShowAsync);
        app.MapPost("/surveys/{survey:guid}/pause", PauseAsync);
        app.MapPost("/surveys/{survey:guid}/resume", ResumeAsync);
        app.MapPost("/surveys/{survey:guid}/end", EndAsync);
        app.MapPost("/surveys/{survey:guid}/launch", LaunchAsync);
        app.MapPost("/surveys/{survey:guid}/approve", ApproveAsync);
        app.MapPost("/surveys/{survey:guid}/decline", DeclineAsync);
    }

    /// <summary>A page says so when it is led to.</summary>
    internal static string AddressOf(SurveyId survey, string done) => $"{Address}/{survey.Value:D}?done={done}";

    private static async Task<IResult> ListAsync(string? done, Visitor visitor, ReadSurveys surveys, TimeProvider clock, CancellationToken cancellationToken) =>
        Page<SurveysPage>(
            StatusCodes.Status200OK,
            ("View", await surveys.ListAsync(visitor.Account!, visitor.Culture, visitor.Zone, cancellationToken)),
            ("Done", done is "kept" or "dropped" ? done : ""),
            ("MadeAt", clock.GetUtcNow().ToInstant()));

    private static Task<IResult> ShowAsync(Guid survey, string? done, Visitor visitor, ReadSurveys surveys, CancellationToken cancellationToken) =>
        PageAsync(survey, new(IsKnown(done) ? done! : "", null), visitor, surveys, cancellationToken);

    private static Task<IResult> PauseAsync(Guid survey, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken) =>
        TurnAsync(survey, SurveyTurn.Pause, "paused", visitor, act, surveys, cancellationToken);

    private static Task<IResult> ResumeAsync(Guid survey, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken) =>
        TurnAsync(survey, SurveyTurn.GoOn, "resumed", visitor, act, surveys, cancellationToken);

    private static Task<IResult> EndAsync(Guid survey, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken) =>
        TurnAsync(survey, SurveyTurn.End, "ended", visitor, act, surveys, cancellationToken);

    private static async Task<IResult> TurnAsync(
        Guid survey, SurveyTurn turn, string done, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken) =>
        await act.TurnAsync(new(survey), turn, visitor.Account!, cancellationToken)
            ? TypedResults.LocalRedirect(AddressOf(new(survey), done))
            : await PageAsync(survey, new("nothing", null), visitor, surveys, cancellationToken);

    private static async Task<IResult> LaunchAsync(
        Guid survey, IFormCollection posted, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken)
    {
        var reason = posted["reason"].ToString().Trim();
        if (reason.Length > LongestReason) return await PageAsync(survey, new("too_long", null), visitor, surveys, cancellationToken);
        var answer = await act.LaunchAsync(new(survey), visitor.Account!, reason, visitor.Culture, visitor.Zone, cancellationToken);
        if (answer is null) return NotFound();
        return answer.Refused is null
            ? TypedResults.LocalRedirect(AddressOf(new(survey), "launched"))
            : await PageAsync(survey, new("", answer), visitor, surveys, cancellationToken);
    }

    private static Task<IResult> ApproveAsync(
        Guid survey, IFormCollection posted, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken) =>
        DecideAsync(survey, posted, words: null, visitor, act, surveys, cancellationToken);

    private static async Task<IResult> DeclineAsync(
        Guid survey, IFormCollection posted, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken) =>
        posted["words"].ToString().Trim() switch
        {
            "" => await PageAsync(survey, new("no_reason", null), visitor, surveys, cancellationToken),
            { Length: > LongestReason } tooLong => await PageAsync(survey, new("too_long", null) { Words = tooLong }, visitor, surveys, cancellationToken),
            var words => await DecideAsync(survey, posted, words, visitor, act, surveys, cancellationToken),
        };

    private static async Task<IResult> DecideAsync(
        Guid survey, IFormCollection posted, string? words, Visitor visitor, ActOnSurvey act, ReadSurveys surveys, CancellationToken cancellationToken) =>
        await act.DecideAsync(new(survey), posted["revision"].ToString(), visitor.Account!, words, cancellationToken) switch
        {
            DecideSurveyResult.Approved => TypedResults.LocalRedirect(AddressOf(new(survey), "approved")),
            DecideSurveyResult.SentBack => TypedResults.LocalRedirect(AddressOf(new(survey), "declined")),
            var refused => await PageAsync(survey, new("decided_" + refused, null) { Words = words ?? "" }, visitor, surveys, cancellationToken),
        };

    private static bool IsKnown(string? done) =>
        done is "scheduled" or "waiting" or "paused" or "resumed" or "ended" or "launched" or "approved" or "declined";

    private static async Task<IResult> PageAsync(Guid survey, SurveySaid said, Visitor visitor, ReadSurveys surveys, CancellationToken cancellationToken) =>
        await surveys.FindAsync(new(survey), visitor.Culture, visitor.Zone, cancellationToken) is { } history
            ? Page<SurveyPage>(
                said.Launch is not null || (said.Done.Length > 0 && !IsKnown(said.Done)) ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
                ("History", history), ("Said", said))
            : NotFound();

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };

    private static RazorComponentResult<TPage> Page<TPage>(int status, params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)) { StatusCode = status };
}

/// <summary>What a survey's page says at its top.</summary>
/// <param name="Done">What was done, or why not; empty for nothing.</param>
/// <param name="Launch">Why it was not launched; null when that was not asked.</param>
public sealed record SurveySaid(string Done, LaunchAnswer? Launch)
{
    /// <summary>What an auditor wrote, given back.</summary>
    public string Words { get; init; } = "";
}
