using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>
/// Questions that a survey's next window asks of single groups because of what came of the windows before: whether what was done has
/// helped. Pulse owns this interface; another slice supplies them.
/// </summary>
public interface IFollowUpQuestions
{
    /// <param name="sql">Reads.</param>
    /// <param name="survey">Whose next window it is.</param>
    /// <param name="since">When the window before was launched: what was known then could be asked there.</param>
    /// <returns>The latest first; more than a window asks are left out.</returns>
    Task<IReadOnlyList<FollowUpQuestion>> ListAsync(SqlSession sql, SurveyId survey, Instant since);
}

/// <summary>A statement that the people of one group agree with or not, 1 to 5.</summary>
/// <param name="Item"><c>own:</c> and up to 40 letters, digits and hyphens; another one for each question, and in no other window.</param>
/// <param name="GroupId">Who is asked: a group as the ledger names it.</param>
/// <param name="Words">By language (BCP 47, lower case).</param>
public sealed record FollowUpQuestion(string Item, string GroupId, ImmutableSortedDictionary<string, string> Words);
