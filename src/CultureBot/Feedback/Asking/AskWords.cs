using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What people read when they are asked, or ask.</summary>
internal sealed class AskWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(AskWords)));

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(culture, key, values);
}
