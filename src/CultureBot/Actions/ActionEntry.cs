namespace CultureBot.Actions;

/// <summary>One action for pages and for the operator's API.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When the team was answered, in UTC.</param>
/// <param name="Window">The window of the survey whose results are answered.</param>
/// <param name="Group">The team, as the results name it.</param>
/// <param name="GroupName">Its name; empty for the whole company.</param>
/// <param name="Item">The question that it is meant to move.</param>
/// <param name="Said">What was heard, in the words of whoever answers.</param>
/// <param name="Answer">Will, Did or Wont.</param>
/// <param name="What">What is done about it; may be empty when nothing is.</param>
/// <param name="Why">Why not; empty unless it is declined.</param>
/// <param name="Owner">The name of who sees to it.</param>
/// <param name="Due">By when; null unless it was promised.</param>
/// <param name="State">Open, Done or Declined.</param>
/// <param name="DoneAt">When it was done, in UTC; null until then.</param>
/// <param name="ChangedAt">When it changed last, in UTC.</param>
/// <param name="Effect">Whether it helped; null until the survey's next window is out.</param>
/// <param name="AskedAgain">What the team said when it was asked whether it helped; null until that is published.</param>
public sealed record ActionEntry(
    Guid Id,
    DateTimeOffset At,
    Guid Window,
    string Group,
    string GroupName,
    string Item,
    string Said,
    string Answer,
    string What,
    string Why,
    string Owner,
    DateOnly? Due,
    string State,
    DateTimeOffset? DoneAt,
    DateTimeOffset ChangedAt,
    ActionEffectEntry? Effect,
    AskedAgainEntry? AskedAgain)
{
    internal static ActionEntry Of(TeamAction action, string owner) => new(
        action.Id.Value,
        action.CreatedAt.ToDateTimeOffset(),
        action.Team.Window.Value,
        action.Team.GroupId,
        action.TeamName,
        action.Item,
        action.Said,
        action.Answer.ToString(),
        action.What,
        action.Why,
        owner,
        action.DueOn?.ToDateOnly(),
        action.State.ToString(),
        action.DoneAt?.ToDateTimeOffset(),
        action.ChangedAt.ToDateTimeOffset(),
        action.Effect is { } effect
            ? new(effect.ComparedWith.Value, effect.Verdict.ToString(), effect.Value, effect.Low, effect.High)
            : null,
        action.AskedAgain is { } asked ? new(asked.Window.Value, asked.Fives, asked.N) : null);
}

/// <summary>How the target item moved in the team, against the rest of the company.</summary>
/// <param name="ComparedWith">The window that it was compared with.</param>
/// <param name="Verdict">NotShown (not shown to have worked), Helped, Worse, or Incomparable.</param>
/// <param name="Value">Difference in differences of the share of fives, −2 to 2; null when nothing can be compared, like the interval.</param>
/// <param name="Low">Where its 95 % interval begins.</param>
/// <param name="High">Where its 95 % interval ends.</param>
public sealed record ActionEffectEntry(Guid ComparedWith, string Verdict, double? Value, double? Low, double? High);

/// <summary>What a team said when it was asked whether what was done has helped.</summary>
/// <param name="Window">The window that asked.</param>
/// <param name="Fives">How many gave a five: it has helped.</param>
/// <param name="N">How many answered.</param>
public sealed record AskedAgainEntry(Guid Window, int Fives, int N);
