using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Actions;

/// <summary>The line about actions in <c>/culture</c>.</summary>
internal sealed class ActionsCapability : ICapability
{
    public int Order => 300;

    public ChatText Describe(CultureInfo culture) => ActionsWords.Say(culture, "Capability");
}
