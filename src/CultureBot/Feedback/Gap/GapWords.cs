using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The phrasebook of what is expected and how it turned out: GapWords.resx, and one more file a language.</summary>
internal sealed class GapWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(GapWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(culture, key, values);

    public static string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.SayPlain(culture, key, values);

    /// <summary>Whether what was typed asks for the form, in English or in the reader's language.</summary>
    public static bool IsPredict(CultureInfo culture, string typed) => Book.IsWord(culture, "KeywordsPredict", typed);
}
