using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary>The line about kudos in <c>/culture</c>.</summary>
internal sealed class KudosCapability(KudosWords words) : ICapability
{
    public int Order => 100;

    public ChatText Describe(CultureInfo culture) => words.Say(culture, "CapabilityKudos");
}
