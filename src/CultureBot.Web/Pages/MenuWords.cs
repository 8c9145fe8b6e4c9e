using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages;

/// <summary>The words of the menu, in the visitor's language: MenuWords.resx, and one more file a language.</summary>
internal sealed class MenuWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(MenuWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);
}
