using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>The line about pulses in <c>/culture</c>.</summary>
internal sealed class SurveyCapability : ICapability
{
    public int Order => 200;

    public ChatText Describe(CultureInfo culture) => SurveyWords.Say(culture, "Capability");
}
