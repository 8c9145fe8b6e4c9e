using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>
/// What is released of surveys, and nothing else: whoever answers for a team reads no answer. Actions owns this interface; the slice
/// that closes windows supplies it from its release ledger.
/// </summary>
public interface IReleasedFigures
{
    /// <summary>Windows that closed at this moment or later, the oldest first.</summary>
    Task<IReadOnlyList<ReleasedWindow>> ListClosedAsync(SqlSession sql, Instant since);

    /// <summary>Null when there is no such window, or it has not closed.</summary>
    Task<ReleasedWindow?> FindAsync(SqlSession sql, ReleasedWindowId window);

    /// <summary>The window of the same survey that closed before this one; null for the first.</summary>
    Task<ReleasedWindow?> FindBeforeAsync(SqlSession sql, ReleasedWindow window);

    /// <summary>The window of the same survey that closed next after this one; null while there is none.</summary>
    Task<ReleasedWindow?> FindAfterAsync(SqlSession sql, ReleasedWindow window);

    /// <summary>The survey's latest window whose results were out by then, or the latest of any survey; null before the first.</summary>
    Task<ReleasedWindow?> FindLatestAsync(SqlSession sql, ReleasedSurveyId? survey, Instant publishedBy);

    /// <summary>The company first, then the tree, then the rest.</summary>
    Task<IReadOnlyList<ReleasedGroup>> ListGroupsAsync(SqlSession sql, ReleasedWindowId window);

    /// <summary>Null when it is not released.</summary>
    Task<ReleasedGroup?> FindGroupAsync(SqlSession sql, ReleasedWindowId window, string groupId);

    /// <summary>The id of the group that somebody leads, if there is one.</summary>
    string GroupLedBy(PersonId manager);

    /// <summary>Of one item in all groups; items that have no fives have no figures here.</summary>
    Task<IReadOnlyList<ReleasedFigure>> ListFiguresAsync(SqlSession sql, ReleasedWindowId window, string item);

    /// <summary>What one group alone was asked in this window: the figures of that group.</summary>
    Task<IReadOnlyList<ReleasedFigure>> ListFollowUpsAsync(SqlSession sql, ReleasedWindowId window);

    /// <summary>The questions that everybody was asked and that have fives in this group, in the window's order.</summary>
    Task<IReadOnlyList<ReleasedQuestion>> ListQuestionsAsync(SqlSession sql, ReleasedWindowId window, string groupId, CultureInfo culture);

    /// <summary>The button that opens the guide for talking about a group's results.</summary>
    Button TalkAbout(ReleasedWindowId window, string groupId, CultureInfo culture);
}
