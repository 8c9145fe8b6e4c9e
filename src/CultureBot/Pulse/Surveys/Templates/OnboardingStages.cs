using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>
/// When somebody new is asked, and what: after 30 days the first third of the questions, after 60 the second, after 90 the
/// rest. Each question comes once to a person, so that no answer of theirs is counted twice in a window.
/// </summary>
internal static class OnboardingStages
{
    /// <summary>Whole days since the start date, by wave.</summary>
    public static ImmutableArray<int> Days { get; } = [30, 60, 90];

    /// <param name="questions">Those of the window, in their order.</param>
    /// <param name="wave">1 to 3.</param>
    public static ImmutableArray<Question> OfWave(IReadOnlyList<Question> questions, int wave)
    {
        if (wave < 1 || wave > Days.Length) throw new ArgumentOutOfRangeException(nameof(wave), wave, "Stages are 1 to 3.");
        var first = questions.Count * (wave - 1) / Days.Length;
        var next = questions.Count * wave / Days.Length;
        return [.. questions.Skip(first).Take(next - first)];
    }
}
