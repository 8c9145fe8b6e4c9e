using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary>The line about feedback in <c>/culture</c>.</summary>
internal sealed class FeedbackCapability : ICapability
{
    public int Order => 150;

    public ChatText Describe(CultureInfo culture) => FeedbackWords.Say(culture, "Capability");
}
