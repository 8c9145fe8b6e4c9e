using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Pulse;
using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.Tests.Pulse.Surveys;

public sealed class ReadPlanTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData(SurveyTemplate.StandingPulse, 39)]
    [InlineData(SurveyTemplate.Icare, 20)]
    [InlineData(SurveyTemplate.ServiceCheck, 5)]
    [InlineData(SurveyTemplate.Recommend, 2)]
    [InlineData(SurveyTemplate.Onboarding, 12)]
    [InlineData(SurveyTemplate.Exit, 12)]
    [InlineData(SurveyTemplate.OneOff, 1)]
    public void What_a_template_fills_in_can_be_scheduled_as_it_is(SurveyTemplate template, int questions)
    {
        var (plan, faults) = Read(template, Begin(template));

        Assert.Empty(faults);
        Assert.Equal(questions, plan!.Questions.Length);
        Assert.Equal(template.AsksOnOwnDay(), plan.Timing is null);
        Assert.Equal(template.AsksOnOwnDay(), plan.Promise.IsCompanyOnly);
    }

    [Fact]
    public void Service_culture_is_asked_in_all_five_views()
    {
        var dimensions = Read(SurveyTemplate.Icare, Begin(SurveyTemplate.Icare)).Plan!.Questions.Select(question => question.Dimension).ToHashSet();

        Assert.Superset(
            new HashSet<Dimension?>
            {
                Dimension.Reliability, Dimension.Assurance, Dimension.Beliefs, Dimension.Communication, Dimension.Fun, Dimension.Recognition,
                Dimension.Listening, Dimension.Culture, Dimension.Empathy, Dimension.Responsiveness, Dimension.Empowerment, Dimension.Tangibles,
            },
            dimensions);
    }

    [Fact]
    public void A_new_person_is_asked_each_question_once_over_three_stages()
    {
        var questions = Read(SurveyTemplate.Onboarding, Begin(SurveyTemplate.Onboarding)).Plan!.Questions;

        Assert.Equal(questions, Enumerable.Range(1, 3).SelectMany(wave => OnboardingStages.OfWave(questions, wave)));
        Assert.All(Enumerable.Range(1, 3), wave => Assert.Equal(4, OnboardingStages.OfWave(questions, wave).Length));
    }

    [Fact]
    public void All_faults_are_said_at_once_each_beside_its_field()
    {
        var typed = Begin(SurveyTemplate.Recommend)
            .SetItem(SurveyFields.Name, "")
            .SetItem(SurveyFields.Items, "A1 Z9")
            .SetItem(SurveyFields.Day, "some day")
            .SetItem(SurveyFields.Time, "noonish")
            .SetItem(SurveyFields.Audience, "whoever")
            .SetItem(SurveyFields.OpenDays, "61");

        var (plan, faults) = Read(SurveyTemplate.Recommend, typed);

        Assert.Null(plan);
        Assert.Equal(
            new[] { SurveyFields.Audience, SurveyFields.Day, SurveyFields.OpenDays, SurveyFields.Items, SurveyFields.Name, SurveyFields.Time }.Order(StringComparer.Ordinal),
            faults.Keys.Order(StringComparer.Ordinal));
        Assert.All(faults.Values, fault => Assert.NotEmpty(SurveyWords.Say(English, fault)));
        Assert.Contains("Z9", SurveyWords.Say(English, faults[SurveyFields.Items]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SurveyFields.Fives, "4")]
    [InlineData(SurveyFields.Fives, "0")]
    [InlineData(SurveyFields.Bands, "9")]
    [InlineData(SurveyFields.Bands, "none")]
    public void What_everybody_is_promised_cannot_be_lowered(string field, string typed) =>
        Assert.Contains(field, Read(SurveyTemplate.Recommend, Begin(SurveyTemplate.Recommend).SetItem(field, typed)).Faults.Keys);

    [Fact]
    public void What_everybody_is_promised_can_be_raised()
    {
        var typed = Begin(SurveyTemplate.Recommend).SetItem(SurveyFields.Fives, "12").SetItem(SurveyFields.Bands, "20");

        Assert.Equal(new Promise { ForFives = 12, ForBands = 20 }, Read(SurveyTemplate.Recommend, typed).Plan!.Promise);
        Assert.Contains(SurveyFields.Bands, Read(SurveyTemplate.Recommend, typed.SetItem(SurveyFields.Bands, "11")).Faults.Keys);
    }

    [Fact]
    public void A_question_that_a_rotation_would_never_ask_is_refused()
    {
        var own = string.Join('\n', Enumerable.Range(1, 2).Select(i => $"agree | | Something else {i}"));

        var (_, faults) = Read(SurveyTemplate.StandingPulse, Begin(SurveyTemplate.StandingPulse).SetItem(SurveyFields.Own, own));

        Assert.Equal("FaultRotation", faults[SurveyFields.Items].Key);
    }

    [Theory]
    [InlineData(Cadence.Once, "2026-12-01")]
    [InlineData(Cadence.TwoWeekly, "2026-12-01")]
    [InlineData(Cadence.Weekly, "Friday")]
    [InlineData(Cadence.Monthly, "31")]
    [InlineData(Cadence.Quarterly, "2/15")]
    [InlineData(Cadence.Cron, "0 30 9 ? * MON-FRI")]
    public void Every_cadence_is_read_and_written_back(Cadence cadence, string day)
    {
        var typed = Begin(SurveyTemplate.OneOff).SetItem(SurveyFields.Cadence, cadence.ToString()).SetItem(SurveyFields.Day, day).SetItem(SurveyFields.Time, "4:30 PM");

        var timing = Read(SurveyTemplate.OneOff, typed).Plan!.Timing!;

        var schedule = SurveySchedules.Look(timing, Instant.FromUtc(2026, 11, 18, 9, 0)).Schedule!;
        Assert.Equal(cadence, schedule.Cadence);
        Assert.Equal(day, TimingText.Day(schedule, English));
        Assert.Equal(cadence == Cadence.Cron ? "9:30" : "16:30", TimingText.Time(schedule.MinuteOfDay));
    }

    [Fact]
    public void A_survey_is_written_into_the_form_as_it_was_read()
    {
        var typed = Begin(SurveyTemplate.ServiceCheck)
            .SetItem(SurveyFields.Rated, "Payroll\nIT desk")
            .SetItem(SurveyFields.Own, "choice | organization fun | Which day? | Mon; Fri\nde: Welcher Tag? | Mo; Fr")
            .SetItem(SurveyFields.Audience, "team = Sales, Tech\nlocation = Berlin\ntenure = 90-\nsample = 200")
            .SetItem(SurveyFields.Attribute, "location");
        var plan = Read(SurveyTemplate.ServiceCheck, typed).Plan!;
        var survey = new Survey
        {
            Id = default, Name = plan.Name, Template = plan.Template, State = SurveyState.Scheduled, Questions = plan.Questions, Audience = plan.Audience,
            Promise = plan.Promise, OpenDays = plan.OpenDays, CreatedAt = default,
        };

        var written = WritePlan.Of(survey, SurveySchedules.Look(plan.Timing!, Instant.FromUtc(2026, 11, 18, 9, 0)).Schedule, English);
        var again = Read(SurveyTemplate.ServiceCheck, written).Plan!;

        Assert.Equal(plan.Questions.Select(question => question.Item), again.Questions.Select(question => question.Item));
        Assert.Equal(plan.Questions[^1].Texts["de"].Words, again.Questions[^1].Texts["de"].Words);
        Assert.Equal(AudienceText.Write(plan.Audience), AudienceText.Write(again.Audience));
        Assert.Equal((plan.Promise, plan.OpenDays), (again.Promise, again.OpenDays));
    }

    private static ImmutableDictionary<string, string> Begin(SurveyTemplate template) =>
        WritePlan.Of(template, "Name", new LocalDate(2026, 11, 18), English, new());

    private static (SurveyPlan? Plan, ImmutableDictionary<string, Fault> Faults) Read(SurveyTemplate template, ImmutableDictionary<string, string> typed) =>
        new ReadPlan(template, typed, "Europe/Berlin", English, new()).Read();
}
