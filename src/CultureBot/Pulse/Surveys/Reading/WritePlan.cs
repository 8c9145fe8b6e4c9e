using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Schedules;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Pulse;

/// <summary>What a form of a survey begins with: a template's sensible defaults, or a survey as it is.</summary>
internal static class WritePlan
{
    private const int TenInTheMorning = 10 * 60;
    private const int LeastDaysAhead = 2;

    /// <param name="template">Which.</param>
    /// <param name="name">What it is called to begin with.</param>
    /// <param name="today">Where the organization is; the first sending is on a Tuesday some days later.</param>
    /// <param name="culture">The reader's.</param>
    /// <param name="least">The fewest answers that any survey may promise here.</param>
    public static ImmutableDictionary<string, string> Of(SurveyTemplate template, string name, LocalDate today, CultureInfo culture, Promise least)
    {
        var beginning = SurveyTemplates.Of(template);
        var first = today.PlusDays(LeastDaysAhead - 1).Next(IsoDayOfWeek.Tuesday);
        return Fields(name, beginning.OpenDays, least, Audience.Everybody, [.. beginning.Items.Select(item => QuestionBank.Find(item)!)])
            .SetItem(SurveyFields.Cadence, beginning.Cadence.ToString())
            .SetItem(SurveyFields.Time, TimingText.Time(TenInTheMorning))
            .SetItem(SurveyFields.Day, beginning.Cadence switch
            {
                Cadence.Weekly => culture.DateTimeFormat.DayNames[(int)DayOfWeek.Tuesday],
                Cadence.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{((first.Month - 1) % 3) + 1}/{first.Day}"),
                _ => LocalDatePattern.Iso.Format(first),
            });
    }

    public static ImmutableDictionary<string, string> Of(Survey survey, Schedule? schedule, CultureInfo culture) =>
        Fields(survey.Name, survey.OpenDays, survey.Promise, survey.Audience, survey.Questions)
            .SetItem(SurveyFields.Cadence, schedule?.Cadence.ToString() ?? "")
            .SetItem(SurveyFields.Time, schedule is null ? "" : TimingText.Time(schedule.MinuteOfDay))
            .SetItem(SurveyFields.Day, schedule is null ? "" : TimingText.Day(schedule, culture));

    private static ImmutableDictionary<string, string> Fields(
        string name, int openDays, Promise promise, Audience audience, ImmutableArray<Question> questions) =>
        ImmutableDictionary<string, string>.Empty
            .SetItem(SurveyFields.Name, name)
            .SetItem(SurveyFields.Items, BankItems.Write(questions.Where(question => QuestionBank.Find(question.Item) is not null)))
            .SetItem(SurveyFields.Rated, RatedTeams.Write(questions))
            .SetItem(SurveyFields.Own, string.Join('\n', questions.Where(question => !question.Texts.IsEmpty).SelectMany(OwnQuestionLine.Write)))
            .SetItem(SurveyFields.Audience, AudienceText.Write(audience))
            .SetItem(SurveyFields.Attribute, promise.Attribute.Length > 0 ? promise.Attribute : SurveyFields.NoAttribute)
            .SetItem(SurveyFields.Fives, Text(promise.ForFives))
            .SetItem(SurveyFields.Bands, Text(promise.ForBands))
            .SetItem(SurveyFields.OpenDays, Text(openDays));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
