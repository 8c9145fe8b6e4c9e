using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Home;

/// <summary>The phrasebook of the slice: HomeWords.resx, and one more file a language.</summary>
internal static class HomeWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(HomeWords)));
}
