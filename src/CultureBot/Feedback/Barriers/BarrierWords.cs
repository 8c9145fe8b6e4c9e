using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The phrasebook of barriers: BarrierWords.resx, and one more file a language.</summary>
internal sealed class BarrierWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(BarrierWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.Say(culture, key, values);

    public static string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.SayPlain(culture, key, values);

    /// <summary>Whether a word is one of those under a key, in English or in the reader's language.</summary>
    public static bool Is(CultureInfo culture, string key, string word) => Book.IsWord(culture, key, word);
}
