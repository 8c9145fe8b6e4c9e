using System.Resources;
using CultureBot.Chat;

namespace CultureBot.People;

/// <summary>The phrasebook of the slice: PeopleWords.resx, and one more file a language.</summary>
internal static class PeopleWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(PeopleWords)));

    /// <summary>What somebody is called who was erased.</summary>
    /// <param name="locale">The workspace's.</param>
    public static string Colleague(string locale) => Book.Say(Languages.Of(locale), "Colleague").ToPlain();
}
