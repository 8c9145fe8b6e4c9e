using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>What a person is asked in one wave of a window.</summary>
internal static class WaveQuestions
{
    // Of a standing pulse this wave asks what only some groups are asked, too: once a window, and aside from the rotation.
    private const int WaveOfSingleGroups = 1;

    /// <summary>The last wave of a standing pulse asks what somebody let pass, and only that.</summary>
    public static bool IsCatchUp(Survey survey, int wave) => survey.Template == SurveyTemplate.StandingPulse && wave == Rotation.Waves;

    /// <param name="survey">Whose window it is.</param>
    /// <param name="window">Whose questions.</param>
    /// <param name="person">Who is asked.</param>
    /// <param name="groups">The group that they are in, and all above it.</param>
    /// <param name="wave">From 1.</param>
    /// <param name="missed">The regular waves that a catch-up makes up for; else empty.</param>
    public static ImmutableArray<Question> Of(
        Survey survey, Window window, PersonId person, IReadOnlySet<string> groups, int wave, IReadOnlyCollection<int> missed)
    {
        ImmutableArray<Question> everybodys = [.. window.Questions.Where(question => question.OnlyGroup is null)];
        var theirs = window.Questions.Where(question => question.OnlyGroup is { } group && groups.Contains(group));
        return survey.Template switch
        {
            SurveyTemplate.StandingPulse when wave == Rotation.Waves =>
                [.. Rotation.CatchUp(person, window.Id, everybodys, missed), .. missed.Contains(WaveOfSingleGroups) ? theirs : []],
            SurveyTemplate.StandingPulse => [.. Rotation.OfWave(person, window.Id, everybodys, wave), .. wave == WaveOfSingleGroups ? theirs : []],
            SurveyTemplate.Onboarding => OnboardingStages.OfWave(everybodys, wave),
            _ => [.. everybodys, .. theirs],
        };
    }
}
