using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Actions;

/// <summary>Whether an action helped, as people read it: never more than was shown (methodology §6).</summary>
internal static class EffectWords
{
    private const int Percent = 100;

    /// <summary>What is known by now, each in a sentence: what the team said, and how the figures moved.</summary>
    public static IEnumerable<ChatText> All(CultureInfo culture, TeamAction action)
    {
        if (action.AskedAgain is { } asked) yield return ActionsWords.Say(culture, "TeamSaid", ("fives", asked.Fives), ("n", asked.N));
        if (action.Effect is { } effect) yield return Say(culture, effect);
    }

    public static ChatText Say(CultureInfo culture, ActionEffect effect) =>
        effect is { Value: { } value, Low: { } low, High: { } high }
            ? ActionsWords.Say(culture, "Effect" + effect.Verdict, ("points", Points(value)), ("low", Points(low)), ("high", Points(high)))
            : ActionsWords.Say(culture, "EffectIncomparable");

    // One decimal, so that an interval that leaves out zero shows that it does.
    private static decimal Points(double share) => Math.Round((decimal)share * Percent, 1);
}
