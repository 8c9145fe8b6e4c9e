using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Celebrations;

/// <summary>The phrasebook of the slice: CelebrationWords.resx, and one more file a language.</summary>
internal sealed class CelebrationWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(CelebrationWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(culture, key, values);

    public static string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.SayPlain(culture, key, values);

    /// <summary>"one", "one and two", "one, two and three", as the language joins a list.</summary>
    public static ChatText List(CultureInfo culture, IReadOnlyList<ChatText> items) => items.Count == 1
        ? items[0]
        : Say(culture, "ListEnd", ("first", ChatText.Join(SayPlain(culture, "ListSeparator"), items.Take(items.Count - 1))), ("last", items[^1]));
}
