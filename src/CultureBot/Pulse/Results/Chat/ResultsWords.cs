using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>The phrasebook of results in chat: ResultsWords.resx, and one more file a language.</summary>
internal sealed class ResultsWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(ResultsWords)));
}
