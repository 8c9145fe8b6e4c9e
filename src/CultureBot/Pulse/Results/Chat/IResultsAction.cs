using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>
/// What a manager can do about a result, as a button of their summary. Pulse owns this interface; a slice that follows up on results
/// supplies one.
/// </summary>
public interface IResultsAction
{
    Button ButtonFor(ResultsActionScope scope);
}

/// <param name="Window">Whose results.</param>
/// <param name="Group">The manager's group.</param>
/// <param name="Weakest">The question that most needs an answer.</param>
/// <param name="Culture">The manager's language.</param>
public sealed record ResultsActionScope(WindowId Window, PublishedGroup Group, Question Weakest, CultureInfo Culture);
