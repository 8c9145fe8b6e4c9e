using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>All that a word behind <c>/feedback</c> can ask for.</summary>
internal sealed class FeedbackTopics(IEnumerable<IFeedbackTopic> topics)
{
    /// <summary>Null when what was typed asks for none of them.</summary>
    public IFeedbackTopic? Find(string typed, CultureInfo culture) => topics.FirstOrDefault(topic => topic.IsAbout(typed, culture));

    /// <summary>A line each, in their order.</summary>
    public IEnumerable<ChatText> Help(CultureInfo culture) => topics.OrderBy(topic => topic.Order).Select(topic => topic.Help(culture));
}
