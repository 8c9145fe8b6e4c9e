using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.People;

/// <summary>
/// Something that is asked for by a word behind <c>/culture</c>. People owns this interface; a slice that has no command of its own
/// supplies its topic.
/// </summary>
public interface ICultureTopic
{
    /// <summary>True when what was typed behind the command asks for this.</summary>
    bool IsAbout(string typed, CultureInfo culture);

    Task<ChatAnswer> AnswerAsync(CommandRequest request, CancellationToken cancellationToken);
}
