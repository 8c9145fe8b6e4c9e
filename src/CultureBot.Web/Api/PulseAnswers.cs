using CultureBot.Pulse;

namespace CultureBot.Web.Api;

/// <param name="Id">The window.</param>
/// <param name="SurveyId">Its survey.</param>
/// <param name="Number">1, 2, 3 … within its survey.</param>
/// <param name="State">Preparing, Open, Closing or Closed.</param>
/// <param name="Wave">The latest wave that went out; 0 before the first.</param>
/// <param name="Waves">How many waves it has.</param>
/// <param name="LaunchedAt">When it was launched.</param>
/// <param name="ClosesAt">When it closes by itself; null while its last wave has not gone out.</param>
/// <param name="ClosedAt">Null before the close.</param>
/// <param name="PublishedAt">When everybody gets the results; null before the close.</param>
/// <param name="Participation">Of those who were asked, how many answered at least once, 0 to 1; null before the first daily count.</param>
/// <param name="CountedAt">When that was counted.</param>
public sealed record WindowAnswer(
    Guid Id, Guid SurveyId, int Number, string State, int Wave, int Waves, DateTimeOffset LaunchedAt, DateTimeOffset? ClosesAt, DateTimeOffset? ClosedAt,
    DateTimeOffset? PublishedAt, double? Participation, DateTimeOffset? CountedAt)
{
    internal static WindowAnswer Of(Window window) => new(
        window.Id.Value, window.SurveyId.Value, window.Number, window.State.ToString(), window.Wave, window.Waves, window.LaunchedAt.ToDateTimeOffset(),
        window.ClosesAt?.ToDateTimeOffset(), window.ClosedAt?.ToDateTimeOffset(), window.PublishedAt?.ToDateTimeOffset(),
        window is { AnsweredCountedAt: not null, Invited: > 0 } ? Math.Round((double)window.Answered / window.Invited, 3) : null,
        window.AnsweredCountedAt?.ToDateTimeOffset());
}

/// <summary>The release ledger, row by row.</summary>
/// <param name="WindowId">The window.</param>
/// <param name="LeastForFives">Fives and counts are published from so many respondents on.</param>
/// <param name="LeastForBands">Bands, Recommend and comments from so many.</param>
/// <param name="Unreadable">Ballots that could not be counted.</param>
/// <param name="Groups">The company first.</param>
/// <param name="Figures">By question, then in the order of groups.</param>
/// <param name="Choices">Of the company alone.</param>
/// <param name="Comments">In an order that says nothing.</param>
public sealed record ResultsAnswer(
    Guid WindowId, int LeastForFives, int LeastForBands, int Unreadable, IReadOnlyList<GroupAnswer> Groups, IReadOnlyList<FigureAnswer> Figures,
    IReadOnlyList<ChoiceAnswer> Choices, IReadOnlyList<CommentAnswer> Comments)
{
    internal static ResultsAnswer Of(Ledger ledger) => new(
        ledger.Window.Id.Value, ledger.Window.Promise.ForFives, ledger.Window.Promise.ForBands, ledger.Unreadable,
        [.. ledger.Groups.Select(group => new GroupAnswer(
            group.GroupId, group.ParentId, group.Kind.ToString(), group.Name, group.Invited, group.Answered, group.Joined, group.Departed))],
        [.. ledger.Figures.Select(figure => new FigureAnswer(figure.Item, figure.GroupId, figure.N, figure.Fives, figure.High, figure.Middle, figure.Low))],
        [.. ledger.Choices.Select(choice => new ChoiceAnswer(choice.Item, choice.Option, choice.N))],
        [.. ledger.Comments.Select(comment => new CommentAnswer(comment.Item, comment.GroupId, comment.Words))]);
}

/// <param name="Id">company, manager: and a person's id, value: and a value, or team: and a rated team.</param>
/// <param name="ParentId">The nearest published group above.</param>
/// <param name="Kind">Company, Tree, Attribute or RatedTeam.</param>
/// <param name="Name">Empty for the company.</param>
/// <param name="Invited">Null where participation is not published.</param>
/// <param name="Answered">Null likewise.</param>
/// <param name="Joined">Since the survey's window before; null when it is not known.</param>
/// <param name="Departed">Null likewise.</param>
public sealed record GroupAnswer(string Id, string? ParentId, string Kind, string Name, int? Invited, int? Answered, int? Joined, int? Departed);

/// <param name="Item">The question.</param>
/// <param name="GroupId">The group.</param>
/// <param name="N">Respondents.</param>
/// <param name="Fives">Null for questions that have none.</param>
/// <param name="High">5s, promoters or the top rung; null where bands are not published.</param>
/// <param name="Middle">3–4, passives, or the second and third rung.</param>
/// <param name="Low">1–2, detractors, or the two lowest rungs.</param>
public sealed record FigureAnswer(string Item, string GroupId, int N, int? Fives, int? High, int? Middle, int? Low);

/// <param name="Item">The question.</param>
/// <param name="Option">From 0.</param>
/// <param name="N">Null: all or all but one chose it.</param>
public sealed record ChoiceAnswer(string Item, int Option, int? N);

/// <param name="Item">The question.</param>
/// <param name="GroupId">The group that its writer counts towards.</param>
/// <param name="Words">As they were written.</param>
public sealed record CommentAnswer(string Item, string GroupId, string Words);
