using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary>Something that a word behind <c>/feedback</c> asks for.</summary>
internal interface IFeedbackTopic
{
    /// <summary>Its line stands in the help from the lowest to the highest.</summary>
    int Order { get; }

    ChatText Help(CultureInfo culture);

    /// <param name="typed">All that was typed behind the command.</param>
    /// <param name="culture">The reader's language.</param>
    bool IsAbout(string typed, CultureInfo culture);

    /// <param name="member">Who asks.</param>
    /// <param name="request">As it came.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken);
}
