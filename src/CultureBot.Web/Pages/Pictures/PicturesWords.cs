using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Pictures;

/// <summary>The words around pictures, in the visitor's language: PicturesWords.resx, and one more file a language.</summary>
internal sealed class PicturesWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(PicturesWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);
}
