using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The phrasebook of how words read, and of what HR is told: ToneWords.resx, and one more file a language.</summary>
internal sealed class ToneWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(ToneWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.Say(culture, key, values);

    public static string SayPlain(CultureInfo culture, string key) => Book.SayPlain(culture, key);
}
