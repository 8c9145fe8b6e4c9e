using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Kudos;

/// <summary>The phrasebook of the slice: KudosWords.resx, and one more file a language.</summary>
internal sealed class KudosWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(KudosWords)));

    public ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.Say(culture, key, values);

    public string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.SayPlain(culture, key, values);

    /// <summary>"one", "one and two", "one, two and three", as the language joins a list.</summary>
    public ChatText List(CultureInfo culture, IReadOnlyList<ChatText> items) =>
        items.Count switch
        {
            0 => ChatText.Empty,
            1 => items[0],
            _ => Book.Say(
                culture, "ListEnd",
                ("first", ChatText.Join(Book.SayPlain(culture, "ListSeparator"), items.Take(items.Count - 1))),
                ("last", items[^1])),
        };
}
