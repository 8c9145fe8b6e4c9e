using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>What a person is asked in one wave of a window.</summary>
internal static class WaveQuestions
{
    /// <summary>The last wave of a standing pulse asks what somebody let pass, and only that.</summary>
    public static bool IsCatchUp(Window window, int wave) => window.Waves == Rotation.Waves && wave == Rotation.Waves;

    /// <param name="window">Whose questions.</param>
    /// <param name="person">Who is asked.</param>
    /// <param name="wave">From 1.</param>
    /// <param name="missed">The regular waves that a catch-up makes up for; else empty.</param>
    public static ImmutableArray<Question> Of(Window window, PersonId person, int wave, IReadOnlyCollection<int> missed)
    {
        if (window.Waves == OnboardingStages.Days.Length) return OnboardingStages.OfWave(window.Questions, wave);
        if (window.Waves != Rotation.Waves) return window.Questions;
        return wave == Rotation.Waves
            ? Rotation.CatchUp(person, window.Id, window.Questions, missed)
            : Rotation.OfWave(person, window.Id, window.Questions, wave);
    }
}
