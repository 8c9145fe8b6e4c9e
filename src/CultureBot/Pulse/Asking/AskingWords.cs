using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>What people read while they are asked: AskingWords.resx, and one more file a language.</summary>
internal sealed class AskingWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(AskingWords)));
}
