using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Hooks;

/// <summary>The words of the page about webhooks, in the visitor's language: HooksWords.resx, and one more file a language.</summary>
internal sealed class HooksWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(HooksWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);
}
