using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;
using static CultureBot.Web.Tests.EndToEnd.Spine.OpenSurvey;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Being asked: one card, one tap a question, everything read again, and a sealed ballot.</summary>
public abstract class AskingTests
{
    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task One_taps_reads_again_changes_and_submits(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        var survey = await OfAsync(company, Agree, Recommend, Ladder);
        await survey.SendAsync();
        await company.SettleAsync();
        Assert.Empty(company.To(Ana));
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 18, 17, 1));

        var card = Assert.Single(company.To(Ana)).Card;
        Says(card, "Autumn pulse", "Question 1 of 3", "Serving colleagues well", "sealed, without your name", "groups of 5 or more", "from 10 on");
        Assert.Empty(company.To(Aroha));
        card = await company.TapAsync(card, "3", Ana);
        Says(card, "Question 2 of 3", "0 – not at all likely");
        card = await company.TapAsync(card, "Back", Ana);
        Says(card, "Your answer so far: 3 of 5");
        card = await company.TapAsync(card, "5 – strongly agree", Ana);
        card = await company.TapAsync(card, "9", Ana);
        Says(card, "Question 3 of 3", "I would choose it again");
        card = await company.TapAsync(card, "Can’t say", Ana);
        Says(card, "Nothing has been sent yet", "5 of 5", "9 of 10", "can’t say");
        Assert.Empty(await survey.BallotsAsync());
        card = await company.TapAsync(card, "Change 2", Ana);
        Says(card, "Question 2 of 3", "Your answer so far: 9 of 10");
        card = await company.TapAsync(card, "10 – extremely likely", Ana);
        card = await company.TapAsync(card, "Submit", Ana);

        Says(card, "Thank you", "cannot be found again", "The results come to everybody on November 28");
        var ballot = Assert.Single(await survey.BallotsAsync());
        Assert.Equal([new("I1", 5), new Answer("A1", 10)], ballot.Answers);
        // Ana reports to Mia.
        var mia = Assert.Single(await company.ListAsync("SELECT CAST(person_id AS text) FROM accounts WHERE external_id = @Id", new { Id = company.IdOf(Mia) }));
        Assert.Equal($"manager:{mia}", ballot.GroupId);
    }

    [Fact]
    public async Task Whoever_likes_answers_before_the_card_comes_and_then_none_comes()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree);
        Says(await company.PulseAsync("answer", Ana), "Nothing waits for your answers");
        await survey.SendAsync();

        var card = await company.PulseAsync("answer", Ana);
        Says(card, "Autumn pulse", "waits for your answers");
        card = await company.ClickAsync(card, "Answer now", Ana);
        Says(card, "Question 1 of 1", "sealed, without your name");
        card = await company.ClickAsync(card, "5 – strongly agree", Ana);
        Says(await company.ClickAsync(card, "Submit", Ana), "Your answers are in");
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 18, 17, 1));

        Assert.Single(await survey.BallotsAsync());
        Assert.Empty(company.To(Ana));
        Assert.Single(company.To(Ben));
        Says(await company.PulseAsync("answer", Ana), "Nothing waits for your answers");
    }

    [Fact]
    public async Task What_is_stored_and_what_happens_with_it_can_be_read_on_the_way_and_nothing_is_lost()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree, Recommend);
        await survey.AskAsync();

        var card = await company.TapAsync(company.To(Ana)[0].Card, "What happens with it", Ana);
        Says(card, "the same hour", "at most two actions", "appraisals");
        card = await company.TapAsync(card, "Back to my answers", Ana);
        card = await company.TapAsync(card, "4", Ana);
        card = await company.TapAsync(card, "What is stored", Ana);
        Says(card, "under a random number", "whoever holds both the database and its key", "0 of n", "cannot be found again");
        card = await company.TapAsync(card, "Back to my answers", Ana);

        Says(card, "Question 2 of 2");
    }

    [Theory]
    [DatabaseData]
    public async Task Words_come_last_and_are_never_lost(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        var survey = await OfAsync(company, Agree, WhatNext);
        await survey.AskAsync();
        var review = await company.TapAsync(company.To(Ana)[0].Card, "2", Ana);

        var tooMuch = await company.WriteAsync(review, "Add words and submit", Ana, [string.Concat(Enumerable.Repeat("語", 900))]);
        Says(tooMuch, "a little more than fits");
        Assert.Empty(await survey.BallotsAsync());
        var thanks = await company.WriteAsync(review, "Add words and submit", Ana, ["Fewer \"meetings\" – 少し 🎉"]);
        Says(thanks, "Thank you");
        var again = await company.WriteAsync(await ReviewOf(company, Ben), "Add words and submit", Ben, [""]);
        Says(again, "Thank you");

        Assert.Equal(
            [[new("I1", 2), new Answer("A4", null, "Fewer \"meetings\" – 少し 🎉")], [new Answer("I1", 4)]],
            (await survey.BallotsAsync()).OrderByDescending(ballot => ballot.Answers.Length).Select(ballot => ballot.Answers.ToArray()));
    }

    [Theory]
    [DatabaseData]
    public async Task However_often_and_from_wherever_one_submits_it_is_one_ballot(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        var survey = await OfAsync(company, Agree);
        await survey.AskAsync();
        var first = await company.TapAsync(company.To(Ana)[0].Card, "2", Ana);
        var second = await company.TapAsync(company.To(Ana)[0].Card, "4", Ana);

        var answers = await Task.WhenAll(((Answered[])[first, second, first, second]).Select(review => company.TapAsync(review, "Submit", Ana)));

        Assert.Single(answers, answer => answer.Shown.Contains("Your answers are in", StringComparison.Ordinal));
        Assert.Equal(3, answers.Count(answer => answer.Shown.Contains("You have answered this already", StringComparison.Ordinal)));
        Assert.Single(await survey.BallotsAsync());
        Says(await company.TapAsync(company.To(Ana)[0].Card, "3", Ana), "You have answered this already", "The results come to everybody on November 28");
    }

    [Fact]
    public async Task Somebody_elses_card_an_altered_one_and_one_of_another_window_are_refused_with_a_way_on()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree);
        await survey.AskAsync();
        var anas = await company.TapAsync(company.To(Ana)[0].Card, "2", Ana);

        var foreign = await company.TapAsync(anas, "Submit", Ben);
        var other = await OfAsync(company, Recommend);
        await other.AskAsync();
        var moved = await company.TapAsync(Replaced(anas, survey.Window, other.Window), "Submit", Ana);
        var altered = await company.TapAsync(Bent(anas), "Submit", Ana);

        foreach (var refused in (Answered[])[foreign, moved, altered]) Says(refused, "does not fit any more", "Nothing of it was stored", "Start again");
        Assert.Empty(await survey.BallotsAsync());
        Assert.Empty(await other.BallotsAsync());
        Says(await company.TapAsync(altered, "Start again", Ana), "Question 1 of 1", "Serving colleagues well");
    }

    [Fact]
    public async Task An_answer_out_of_range_is_refused()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree);
        await survey.AskAsync();
        var card = company.To(Ana)[0].Card;

        var refused = await company.TapAsync(With(card, text => text.Replace($"{survey.Window.Value:N}.1.3.", $"{survey.Window.Value:N}.1.6.", StringComparison.Ordinal)), "3", Ana);

        Says(refused, "does not fit any more");
    }

    [Fact]
    public async Task Whoever_was_not_asked_is_told_so()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree);
        await survey.AskAsync();
        await ForgetAsync(company, "window_members", Ben);
        await ForgetAsync(company, "participations", Ben);

        Says(await company.TapAsync(company.To(Ben)[0].Card, "3", Ben), "You were not asked this time");
    }

    [Fact]
    public async Task After_the_close_a_card_says_so_and_when_results_come_and_words_are_given_back()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree, WhatNext);
        await survey.AskAsync();
        var review = await company.TapAsync(company.To(Ana)[0].Card, "2", Ana);
        await company.MoveToAsync((await survey.FindAsync())!.ClosesAt!.Value);

        Says(await company.TapAsync(company.To(Ben)[0].Card, "3", Ben), "This survey has closed", "The results come to everybody on November 28");
        Says(await company.TapAsync(review, "Submit without words", Ana), "This survey has closed");
        await company.App.Database.WriteAsync(
            sql => WindowsStore.MoveAsync(sql, survey.Window, WindowState.Open, WindowState.Closing), Storage.WriteUrgency.Background, TestContext.Current.CancellationToken);
        Says(await company.TapAsync(review, "Submit without words", Ana), "This survey has closed");
        Assert.Empty(await survey.BallotsAsync());
    }

    [Fact]
    public async Task Words_that_come_after_the_close_are_given_back()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree, WhatNext);
        await survey.AskAsync();
        var review = await company.TapAsync(company.To(Ana)[0].Card, "2", Ana);

        var late = await company.WriteAsync(
            review, "Add words and submit", Ana, ["Fewer meetings"], async () => company.Clock.SetTo((await survey.FindAsync())!.ClosesAt!.Value));

        Says(late, "This survey has closed", "so that they are not lost", "Fewer meetings");
        Assert.Empty(await survey.BallotsAsync());
    }

    [Fact]
    public async Task A_paused_survey_keeps_the_answers_in_the_card()
    {
        await using var company = await StartAsync(new());
        var survey = await OfAsync(company, Agree, Recommend);
        await survey.AskAsync();
        var second = await company.TapAsync(company.To(Ana)[0].Card, "2", Ana);
        await survey.ChangeAsync(SurveyState.Paused);

        var paused = await company.TapAsync(second, "7", Ana);
        Says(paused, "rests for the moment");
        await survey.ChangeAsync(SurveyState.Scheduled);
        var on = await company.TapAsync(paused, "Go on", Ana);

        Says(on, "Question 2 of 2");
        Says(await company.TapAsync(on, "7", Ana), "2 of 5", "7 of 10");
    }

    private protected static void Says(Answered answer, params string[] pieces)
    {
        foreach (var piece in pieces) Assert.Contains(piece, answer.Shown, StringComparison.Ordinal);
    }

    private static async Task<Answered> ReviewOf(ChatCompany company, string who) => await company.TapAsync(company.To(who)[0].Card, "4", who);

    private static Task<int> ForgetAsync(ChatCompany company, string table, string who) => company.App.Database.WriteAsync(
        sql => sql.ExecuteAsync(
            $"DELETE FROM {table} WHERE person_id IN (SELECT person_id FROM accounts WHERE external_id = @Id)", new { Id = company.IdOf(who) }),
        Storage.WriteUrgency.Background,
        TestContext.Current.CancellationToken);

    private static Answered Replaced(Answered card, WindowId from, WindowId to) =>
        With(card, text => text.Replace($"{from.Value:N}", $"{to.Value:N}", StringComparison.Ordinal));

    // Two characters of each sealed draft change places.
    private static Answered Bent(Answered card) => With(card, text => Regex.Replace(
        text, @"(?<=\.1\.[0-9sc]*\.)(?<one>.)(?<other>.)", "${other}${one}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    private static Answered With(Answered card, Func<string, string> change) => card.Raw switch
    {
        JsonObject json => card with { Raw = JsonNode.Parse(change(json.ToJsonString()))!.AsObject() },
        ShownCard shown => card with { Raw = shown with { Card = JsonNode.Parse(change(shown.Card.ToJsonString()))!.AsObject() } },
        var other => throw new NotSupportedException(other.GetType().Name),
    };
}
