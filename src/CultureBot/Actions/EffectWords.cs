using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Actions;

/// <summary>Whether an action helped, as people read it: never more than was shown (methodology §6).</summary>
internal static class EffectWords
{
    private const int Percent = 100;

    public static ChatText Say(CultureInfo culture, ActionEffect effect) =>
        effect is { Value: { } value, Low: { } low, High: { } high }
            ? ActionsWords.Say(culture, "Effect" + effect.Verdict, ("points", Points(value)), ("low", Points(low)), ("high", Points(high)))
            : ActionsWords.Say(culture, "EffectIncomparable");

    // One decimal, so that an interval that leaves out zero shows that it does.
    private static decimal Points(double share) => Math.Round((decimal)share * Percent, 1);
}
