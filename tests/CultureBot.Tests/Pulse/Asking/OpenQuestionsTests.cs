using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Pulse.Asking;

/// <summary>What waits for somebody: what they were asked and have not answered, as long as it is taken.</summary>
public sealed class OpenQuestionsTests
{
    [Theory, DatabaseData]
    public async Task The_latest_unanswered_wave_of_an_open_window_waits_and_answering_goes_back_in_time(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, SurveyTemplate.StandingPulse);
        Assert.Empty(await OpenAsync(test));
        await test.SendAsync();
        test.Clock.Advance(Duration.FromDays(7));
        await test.SendAsync();

        Assert.Equal([new() { WindowId = test.Window.Id, Survey = "Pulse", Wave = 2 }], await OpenAsync(test));
        await test.AnswerAsync("ana", 2);
        Assert.Equal([new() { WindowId = test.Window.Id, Survey = "Pulse", Wave = 1 }], await OpenAsync(test));
        await test.AnswerAsync("ana", 1);
        Assert.Empty(await OpenAsync(test));
        Assert.Single(await OpenAsync(test, "ben"));
    }

    [Theory, DatabaseData]
    public async Task Nothing_waits_while_a_survey_is_paused_or_after_its_last_day(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);
        await test.SendAsync();
        Assert.Single(await OpenAsync(test));

        await test.PauseAsync();
        Assert.Empty(await OpenAsync(test));
        await test.ResumeAsync();
        Assert.Single(await OpenAsync(test));
        test.Clock.Advance(Duration.FromDays(30));
        Assert.Empty(await OpenAsync(test));
    }

    private static Task<IReadOnlyList<OpenQuestions>> OpenAsync(AskingTest test, string who = "ana") =>
        test.Database.ReadAsync(sql => OpenQuestions.ListAsync(sql, test.Company[who], test.Clock.Now), AskingTest.Cancellation);
}
