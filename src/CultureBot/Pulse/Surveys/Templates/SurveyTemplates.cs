using System.Collections.Immutable;
using CultureBot.Schedules;

namespace CultureBot.Pulse;

/// <summary>What a template begins with; HR changes what they like.</summary>
/// <param name="Items">The bank's items, in the order they are asked.</param>
/// <param name="Cadence">How often a wave goes out. Means nothing for those that ask people on their own day.</param>
/// <param name="OpenDays">How many days people have to answer.</param>
internal sealed record TemplateBeginning(ImmutableArray<string> Items, Cadence Cadence, int OpenDays);

internal static class SurveyTemplates
{
    /// <summary>How long a window of an onboarding or exit survey collects (methodology §2).</summary>
    public const int MonthsOfCollecting = 6;

    // Each view of ICARE has its dimensions (methodology §2), and the gap pairs I2–O3, I3–O4, I4–O5 and I8–O6 are whole.
    private const string IcareItems =
        "I2 I8 O3 O6 " // ideal service: reliability and assurance
        + "O1 M7 I10 I6 O2 O11 " // culture of service: beliefs, communication, fun, recognition, listening, culture
        + "I4 M4 O5 " // attentiveness
        + "I3 M8 O4 " // responsiveness
        + "I5 M5 O9 O7"; // empowerment and tangibles

    // A third after 30 days, a third after 60, a third after 90: see OnboardingStages.
    private const string OnboardingItems = "I7 O8 M7 M1 I4 O5 I8 M4 I5 M5 O7 A1";

    private const string ExitItems = "O3 O4 O9 O10 M1 M3 M6 I5 I6 A1 A2 A4";

    public static TemplateBeginning Of(SurveyTemplate template) => template switch
    {
        SurveyTemplate.StandingPulse => new(
            [.. Enum.GetValues<Level>().SelectMany(level => QuestionBank.Of(level)).Select(question => question.Item), "A1", "A2", "A4"], Cadence.Weekly, 7),
        SurveyTemplate.Icare => new(Split(IcareItems), Cadence.Quarterly, 14),
        SurveyTemplate.ServiceCheck => new(Split("O3 O4 O5 O6 O7"), Cadence.Quarterly, 10),
        SurveyTemplate.Recommend => new(Split("A1 A4"), Cadence.Quarterly, 7),
        SurveyTemplate.Onboarding => new(Split(OnboardingItems), Cadence.Daily, 14),
        SurveyTemplate.Exit => new(Split(ExitItems), Cadence.Daily, 14),
        _ => new(Split("A4"), Cadence.Once, 7),
    };

    /// <summary>People are asked on their own day, into a window that collects for six months and is published for the company only.</summary>
    public static bool AsksOnOwnDay(this SurveyTemplate template) => template is SurveyTemplate.Onboarding or SurveyTemplate.Exit;

    /// <summary>Whether teams may be named whose service is rated.</summary>
    public static bool RatesTeams(this SurveyTemplate template) => template is SurveyTemplate.ServiceCheck or SurveyTemplate.OneOff;

    private static ImmutableArray<string> Split(string items) => [.. items.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
