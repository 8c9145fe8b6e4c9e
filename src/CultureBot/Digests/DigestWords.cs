using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Digests;

/// <summary>The phrasebook of the slice: DigestWords.resx, and one more file a language.</summary>
internal static class DigestWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(DigestWords)));
}
