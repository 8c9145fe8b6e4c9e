using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Own;

/// <summary>The words of one's own pages, in the visitor's language: OwnWords.resx, and one more file a language.</summary>
internal sealed class OwnWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(OwnWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);
}
