using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Data;

/// <summary>The words of the pages about what is kept of people, in the visitor's language: DataWords.resx, and one more file a language.</summary>
internal sealed class DataWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(DataWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);

    /// <summary>Whether there are words for something whose name came from elsewhere.</summary>
    public static bool Has(string key) => Book.Keys.Contains(key, StringComparer.Ordinal);
}
