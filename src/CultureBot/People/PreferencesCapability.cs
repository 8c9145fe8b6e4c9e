using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.People;

/// <summary>The line about one's own settings in <c>/culture</c>.</summary>
internal sealed class PreferencesCapability : ICapability
{
    public int Order => 900;

    public ChatText Describe(CultureInfo culture) => PeopleWords.Book.Say(culture, "CapabilitySettings");
}
