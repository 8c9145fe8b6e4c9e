using System.Collections.Immutable;
using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>A survey of a company that is open, and whose ballots a test can open.</summary>
internal sealed class OpenSurvey(AppFixture app, Func<Instant, Task> moveTo, Survey survey, WindowId window)
{
    public static readonly Question Agree = QuestionBank.Find("I1")!;
    public static readonly Question Recommend = QuestionBank.Find(QuestionBank.RecommendHere)!;
    public static readonly Question Ladder = QuestionBank.Find(QuestionBank.AdvocacyLadder)!;
    public static readonly Question WhatNext = QuestionBank.Find(QuestionBank.WhatNext)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public WindowId Window => window;

    private Database Database => app.Database;

    /// <summary>Adds it and opens its first window; nobody is asked yet.</summary>
    public static Task<OpenSurvey> OfAsync(ChatCompany company, params Question[] questions) => OfAsync(company.App, company.MoveToAsync, questions);

    /// <inheritdoc cref="OfAsync(ChatCompany, Question[])"/>
    public static async Task<OpenSurvey> OfAsync(AppFixture app, Func<Instant, Task> moveTo, params Question[] questions)
    {
        var survey = new Survey
        {
            Id = new(Guid.CreateVersion7(app.Clock.GetUtcNow())),
            Name = "Autumn pulse",
            Template = SurveyTemplate.OneOff,
            State = SurveyState.Scheduled,
            Questions = [.. questions],
            Audience = Audience.Everybody,
            Promise = new(),
            CreatedAt = app.Clock.Now,
        };
        await app.Database.WriteAsync(sql => SurveysStore.AddAsync(sql, survey, survey.Id.Subject), WriteUrgency.Background, Cancellation);
        var launched = await app.Services.GetRequiredService<LaunchWindowHandler>().HandleAsync(new(survey.Id, null), Cancellation);
        Assert.Null(launched.Refusal);
        return new(app, moveTo, survey, launched.Window!.Id);
    }

    /// <summary>The next wave goes out, and everybody in Los Angeles has it in their morning.</summary>
    public async Task AskAsync()
    {
        await SendAsync();
        await moveTo(NextMorning(app.Clock.Now));
    }

    /// <summary>The next wave is wanted for everybody.</summary>
    public async Task SendAsync()
    {
        var send = app.Services.GetRequiredService<SendWaveHandler>();
        var cursor = "";
        do
        {
            var result = await send.HandleAsync(new(window, cursor), Cancellation);
            Assert.Null(result.Refusal);
            cursor = result.Cursor;
        }
        while (cursor is not null);
    }

    public Task ChangeAsync(SurveyState state) => Database.WriteAsync(
        sql => SurveysStore.SaveAsync(sql, survey with { State = state }, app.Clock.Now), WriteUrgency.Background, Cancellation);

    public Task<Window?> FindAsync() => Database.ReadAsync(sql => WindowsStore.FindAsync(sql, window), Cancellation);

    /// <summary>What the sealed ballots hold.</summary>
    public async Task<ImmutableArray<Ballot>> BallotsAsync()
    {
        var (wrapped, ballots) = await Database.ReadAsync(
            async sql => (
                (await sql.ScalarAsync<byte[]>("SELECT private_key FROM survey_windows WHERE id = @Id", new { Id = window.Value }))!,
                await sql.ListAsync<byte[]>("SELECT sealed FROM ballots WHERE window_id = @Id", new { Id = window.Value })),
            Cancellation);
        var key = WindowKey.Open(app.Services.GetRequiredService<SecretBox>(), wrapped);
        return [.. ballots.Select(ballot => Ballot.FromBytes(BallotSeal.Open(window.Value, key, ballot)))];
    }

    private static Instant NextMorning(Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];
        var local = now.InZone(zone);
        var day = local.Hour < 9 ? local.Date : local.Date.PlusDays(1);
        return day.At(new LocalTime(9, 1)).InZoneLeniently(zone).ToInstant();
    }
}
