using CultureBot.People;
using CultureBot.People.Persons;
using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Pulse.Asking;
using NodaTime;

namespace CultureBot.Tests.Pulse.Ballots;

/// <summary>One ballot a person and wave, whatever comes at once and whoever has become whom.</summary>
public sealed class SubmitBallotTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Of_many_submits_at_once_one_is_stored(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);
        await test.SendAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => test.AnswerAsync("ana", 1)));

        Assert.Single(results, SubmitBallotResult.Stored);
        Assert.Equal(19, results.Count(result => result == SubmitBallotResult.AnsweredBefore));
        Assert.Equal(1, await test.CountAsync("SELECT COUNT(*) FROM ballots"));
    }

    [Theory, DatabaseData]
    public async Task A_catch_up_and_the_card_it_makes_up_for_never_both_count(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, SurveyTemplate.StandingPulse);
        for (var wave = 1; wave <= 13; wave++) await test.SendAsync();

        foreach (var who in (string[])["ana", "ben", "cy", "mia"])
        {
            var results = await Task.WhenAll(test.AnswerAsync(who, 13, [.. Enumerable.Range(1, 12)]), test.AnswerAsync(who, 5));

            (SubmitBallotResult, SubmitBallotResult)[] right =
                [(SubmitBallotResult.Stored, SubmitBallotResult.AnsweredBefore), (SubmitBallotResult.Overtaken, SubmitBallotResult.Stored)];
            Assert.Contains((results[0], results[1]), right.ToList());
        }

        Assert.Equal(4, await test.CountAsync("SELECT COUNT(*) FROM ballots"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_is_merged_meanwhile_still_answers_with_the_account_that_was_asked_and_once(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);
        await test.SendAsync();
        await new MergePersons(test.Database, [], new(), test.Clock).SameAsync(test.Company["ana"].Id, test.Company["ben"].Id, null, Cancellation);
        var (ana, ben) = (await FindAsync(test, "ana"), await FindAsync(test, "ben"));
        Assert.Equal(ana.PersonId, ben.PersonId);

        foreach (var account in (Account[])[ana, ben])
        {
            var found = Assert.IsType<RespondentLookup.Found>(await test.Respondents.HandleAsync(account, new(test.Window.Id, 1), Cancellation)).Respondent;
            Assert.Equal(test.Company[account.Handle].PersonId, found.Person);
            Assert.Single(found.AlsoKnownAs);
        }

        Assert.Equal(SubmitBallotResult.Stored, await SubmitAsync(test, "ben", "ana"));
        Assert.Equal(SubmitBallotResult.AnsweredBefore, await SubmitAsync(test, "ana", "ben"));
        Assert.Equal(AskingRefusal.Answered, Assert.IsType<RespondentLookup.Refused>(await test.Respondents.HandleAsync(ana, new(test.Window.Id, 1), Cancellation)).Why);
        Assert.Equal(1, await test.CountAsync("SELECT COUNT(*) FROM ballots"));
    }

    [Theory, DatabaseData]
    public async Task A_rating_is_sealed_apart_without_the_group(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind, questions: [QuestionBank.Find("I1")!, QuestionBank.Rating("Front Desk"), QuestionBank.Rating("Facilities")]);
        await test.SendAsync();

        await test.Submit.HandleAsync(
            new()
            {
                Window = test.Window.Id, Wave = 1, Person = test.Company["ana"].PersonId,
                Answers = [new("I1", 5), new("A3:Front Desk", 9), new("A3:Facilities", 3)],
            },
            Cancellation);

        var (wrapped, ballots) = await test.Database.ReadAsync(
            async sql => ((await sql.ScalarAsync<byte[]>("SELECT private_key FROM survey_windows"))!, await sql.ListAsync<byte[]>("SELECT sealed FROM ballots")), Cancellation);
        var key = WindowKey.Open(new(new byte[32]), wrapped);
        // Ana reports to Mia; only her answer about herself says so.
        Assert.Equal(
            ["|A3:Facilities", "|A3:Front Desk", $"manager:{test.Company["mia"].PersonId.Value:D}|I1"],
            ballots.Select(ballot => Ballot.FromBytes(BallotSeal.Open(test.Window.Id.Value, key, ballot))).Select(ballot => $"{ballot.GroupId}|{Assert.Single(ballot.Answers).Item}").OrderBy(text => !text.StartsWith('|')).ThenBy(text => text, StringComparer.Ordinal));
        Assert.Single(ballots.Select(ballot => ballot.Length).Distinct());
    }

    [Theory, DatabaseData]
    public async Task The_one_figure_before_the_close_moves_once_a_day(DatabaseKind kind)
    {
        await using var test = await AskingTest.StartAsync(kind);
        await test.SendAsync();
        await test.AnswerAsync("ana", 1);
        var work = new CountAnsweredWork(test.Database, new(test.Database), test.Clock);
        Assert.Equal((0, 0), await FigureAsync(test));

        test.Clock.Advance(Duration.FromHours(12));
        await work.RunChunkAsync(null!, Cancellation);
        await test.AnswerAsync("ben", 1);

        Assert.Equal((4, 1), await FigureAsync(test));
        Assert.Equal(CultureBot.Schedules.Cadence.Daily, work.DefaultForOrganization(test.Clock.Now)!.Cadence);
    }

    private static async Task<(int, int)> FigureAsync(AskingTest test)
    {
        var window = (await test.Database.ReadAsync(sql => WindowsStore.FindAsync(sql, test.Window.Id), Cancellation))!;
        return (window.Invited, window.Answered);
    }

    private static async Task<Account> FindAsync(AskingTest test, string who) =>
        (await test.Database.ReadAsync(sql => PeopleStore.FindAsync(sql, test.Company[who].Id), Cancellation))!;

    private static Task<SubmitBallotResult> SubmitAsync(AskingTest test, string who, string also) => test.Submit.HandleAsync(
        new() { Window = test.Window.Id, Wave = 1, Person = test.Company[who].PersonId, AlsoKnownAs = [test.Company[also].PersonId], Answers = [] }, Cancellation);
}
