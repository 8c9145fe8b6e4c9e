using System.Resources;
using CultureBot.Chat;

namespace CultureBot.People.Directory;

/// <summary>The phrasebook of the directory: DirectoryWords.resx, and one more file a language.</summary>
internal static class DirectoryWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(DirectoryWords)));
}
