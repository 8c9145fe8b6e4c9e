using CultureBot.People.Directory;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Pulse;

/// <summary>Whose day it is to be asked by an onboarding or exit survey.</summary>
internal static class OwnDays
{
    /// <summary>The directory field with the last day of work, as 2026-12-31.</summary>
    public const string LastDay = "last_day";

    /// <summary>People are asked so many days before they leave, at the earliest.</summary>
    private const int DaysBeforeLeaving = 14;

    /// <summary>A day that passed while nobody was there is made up for within a week.</summary>
    private const int DaysLate = 7;

    /// <summary>Who was asked by the survey within so many days is not asked once more because a new window has begun.</summary>
    public static int RestDays(SurveyTemplate template) => template == SurveyTemplate.Onboarding ? 2 * DaysLate : 6 * DaysLate;

    /// <summary>The wave that the person is due in; null when it is not their day.</summary>
    public static int? WaveOf(SurveyTemplate template, OrgPerson person, LocalDate today)
    {
        if (template == SurveyTemplate.Exit) return IsLeaving(person, today) ? 1 : null;
        if (person.TenureDaysOn(today) is not { } tenure) return null;
        var stage = OnboardingStages.Days.LastOrDefault(day => day <= tenure);
        return stage > 0 && tenure < stage + DaysLate ? OnboardingStages.Days.IndexOf(stage) + 1 : null;
    }

    private static bool IsLeaving(OrgPerson person, LocalDate today) =>
        LocalDatePattern.Iso.Parse(person.Attributes.GetValueOrDefault(LastDay, "")) is { Success: true, Value: var last }
        && Period.DaysBetween(today, last) is >= 0 and <= DaysBeforeLeaving;
}
