using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>
/// What a manager can do about a result, as buttons of their summary and of the guide for the talk. Pulse owns this interface; a slice
/// that follows up on results supplies one.
/// </summary>
public interface IResultsAction
{
    /// <summary>Beside the result.</summary>
    Button ButtonFor(ResultsActionScope scope);

    /// <summary>Below the guide: what they press once the team has talked.</summary>
    Button AfterTalk(ResultsActionScope scope);
}

/// <param name="Window">Whose results.</param>
/// <param name="Group">The manager's group.</param>
/// <param name="Weakest">The question that most needs an answer.</param>
/// <param name="Culture">The manager's language.</param>
public sealed record ResultsActionScope(WindowId Window, PublishedGroup Group, Question Weakest, CultureInfo Culture);
