using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The phrasebook of what digests tell of feedback: FeedbackDigestWords.resx, and one more file a language.</summary>
internal sealed class FeedbackDigestWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(FeedbackDigestWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(culture, key, values);
}
