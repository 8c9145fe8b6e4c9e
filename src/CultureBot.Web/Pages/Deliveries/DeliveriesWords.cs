using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Deliveries;

/// <summary>The words of the page about messages, in the visitor's language: DeliveriesWords.resx, and one more file a language.</summary>
internal sealed class DeliveriesWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(DeliveriesWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);
}
