using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Services;

/// <summary>The words of the pages about services, in the visitor's language: ServicesWords.resx, and one more file a language.</summary>
internal sealed class ServicesWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(ServicesWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);
}
