using System.Resources;
using CultureBot.Chat;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Groups;

/// <summary>The words of the pages about the organization and one's own team, in the visitor's language: GroupsWords.resx, and one more file a language.</summary>
internal sealed class GroupsWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(GroupsWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);
}
