using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Actions;

/// <summary>The phrasebook of the slice: ActionsWords.resx, and one more file a language.</summary>
internal sealed class ActionsWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(ActionsWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.Say(culture, key, values);

    public static string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.SayPlain(culture, key, values);

    /// <summary>A team's name, or "the whole company".</summary>
    public static string Team(CultureInfo culture, string name) => name.Length > 0 ? name : SayPlain(culture, "Company");
}
