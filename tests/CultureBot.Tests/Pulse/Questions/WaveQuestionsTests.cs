using System.Collections.Immutable;
using CultureBot.Pulse;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Pulse.Questions;

/// <summary>Questions that one group alone is asked, beside what everybody is asked.</summary>
public sealed class WaveQuestionsTests
{
    private static readonly ImmutableArray<Question> Theirs = [Only(1, "team"), Only(2, "company"), Only(3, "another")];

    [Fact]
    public void The_rotation_of_a_standing_pulse_is_the_same_with_and_without_them() => Prop.ForAll<Guid, Guid>((person, window) =>
    {
        for (var wave = 1; wave < Rotation.Waves; wave++)
        {
            var asked = Ask(SurveyTemplate.StandingPulse, person, window, wave);
            var rotated = Rotation.OfWave(new(person), new(window), QuestionBank.All, wave);
            Assert.Equal(rotated, asked.Where(question => question.OnlyGroup is null));
            Assert.Equal(wave == 1 ? ["own:did-1", "own:did-2"] : [], asked.Skip(rotated.Length).Select(question => question.Item));
        }

        Assert.Equal(
            Rotation.CatchUp(new(person), new(window), QuestionBank.All, [1, 7]),
            Ask(SurveyTemplate.StandingPulse, person, window, Rotation.Waves, 7, 1).Where(question => question.OnlyGroup is null));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whoever_let_the_first_wave_pass_is_asked_them_in_the_catch_up_and_nobody_else()
    {
        Assert.Equal(["own:did-1", "own:did-2"], Ask(SurveyTemplate.StandingPulse, Guid.Empty, Guid.Empty, Rotation.Waves, 1).TakeLast(2).Select(question => question.Item));
        Assert.All(Ask(SurveyTemplate.StandingPulse, Guid.Empty, Guid.Empty, Rotation.Waves, 2, 5), question => Assert.Null(question.OnlyGroup));
    }

    [Fact]
    public void Other_surveys_ask_them_at_the_end_and_onboarding_never()
    {
        Assert.Equal([.. QuestionBank.All, .. Theirs[..2]], Ask(SurveyTemplate.OneOff, Guid.Empty, Guid.Empty, 1));
        Assert.Equal(QuestionBank.All, Enumerable.Range(1, 3).SelectMany(wave => Ask(SurveyTemplate.Onboarding, Guid.Empty, Guid.Empty, wave)));
    }

    [Fact]
    public void A_survey_of_three_waves_is_no_onboarding_and_one_of_thirteen_no_standing_pulse_by_that()
    {
        Assert.False(WaveQuestions.IsCatchUp(Survey(SurveyTemplate.OneOff), Rotation.Waves));
        Assert.True(WaveQuestions.IsCatchUp(Survey(SurveyTemplate.StandingPulse), Rotation.Waves));
    }

    private static ImmutableArray<Question> Ask(SurveyTemplate template, Guid person, Guid window, int wave, params int[] missed) => WaveQuestions.Of(
        Survey(template), Window(window), new(person), new HashSet<string>(StringComparer.Ordinal) { "team", "company" }, wave, missed);

    private static Question Only(int number, string group) => new() { Item = $"own:did-{number}", Kind = QuestionKind.Agree, OnlyGroup = group };

    private static Survey Survey(SurveyTemplate template) => new()
    {
        Id = default, Name = "Pulse", Template = template, State = SurveyState.Scheduled, Questions = QuestionBank.All, Audience = Audience.Everybody, Promise = new(),
        CreatedAt = default,
    };

    private static Window Window(Guid id) => new()
    {
        Id = new(id), SurveyId = default, Number = 2, State = WindowState.Open, Questions = [.. QuestionBank.All, .. Theirs], Promise = new(), PublicKey = [],
        BallotSize = 1, Waves = 1, LaunchedAt = default,
    };
}
