using System.Net;
using CultureBot.People;
using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime.Extensions;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>The program is killed as soon as it has acknowledged a ballot, once for each of five people.</summary>
public sealed class KilledWhileAnsweringTests
{
    private static readonly SecretBox Secrets = new(new byte[32]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_acknowledged_ballot_is_lost_and_none_counts_twice()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var slack = await FakeSlack.StartAsync(Cancellation);
        Found(slack.State, "America/Los_Angeles");
        await using var program = KilledProgram.On(database, slack);
        using var client = new SocketsHttpHandler();
        using var caller = new HttpMessageInvoker(client);
        var requests = new SignedRequests(TimeProvider.System);
        await program.StartAsync(Cancellation);
        using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while (await CountAsync(database, "SELECT COUNT(*) FROM workspaces WHERE people_synced_at IS NOT NULL") == 0) await pause.WaitForNextTickAsync(Cancellation);
        }

        var (window, values) = await AskAsync(database);
        foreach (var (user, value) in values)
        {
            // Twice at once, as a client sends again what it takes to be lost; the program dies with the first answer.
            var sent = ((int[])[1, 2]).Select(_ => SubmitAsync(caller, program.Address, requests, user, value)).ToList();
            Assert.Equal(HttpStatusCode.OK, await await Task.WhenAny(sent));
            await program.KillAsync();
            await Task.WhenAll(sent).ContinueWith(_ => { }, TaskScheduler.Default);
            await program.StartAsync(Cancellation);
            Assert.Equal(HttpStatusCode.OK, await SubmitAsync(caller, program.Address, requests, user, value));
        }

        Assert.Equal(5, values.Count);
        Assert.Equal(5, await CountAsync(database, "SELECT COUNT(*) FROM ballots"));
        Assert.Equal(5, await CountAsync(database, "SELECT COUNT(*) FROM participations WHERE has_answered = TRUE"));
        Assert.Equal([1, 2, 3, 4, 5], await ChoicesAsync(database, window));
    }

    // Everybody's card, filled in: a person gave each number of the scale.
    private static async Task<(WindowId Window, List<(string User, string Value)> Values)> AskAsync(TestDatabase database)
    {
        var survey = new Survey
        {
            Id = new(Guid.CreateVersion7()), Name = "Autumn pulse", Template = SurveyTemplate.OneOff, State = SurveyState.Scheduled,
            Questions = [QuestionBank.Find("I1")!], Audience = Audience.Everybody, Promise = new(), CreatedAt = TimeProvider.System.GetCurrentInstant(),
        };
        await database.Database.WriteAsync(sql => SurveysStore.AddAsync(sql, survey, "one"), WriteUrgency.Background, Cancellation);
        var launched = await new LaunchWindowHandler(
            database.Database, new(database.Database, []), new(database.Database, new(database.Database), TimeProvider.System), new([]), Secrets, TimeProvider.System)
            .HandleAsync(new(survey.Id, null), Cancellation);
        var window = launched.Window!.Id;
        var members = await database.Database.ReadAsync(sql => SnapshotStore.ListMembersAfterAsync(sql, window, null, 100), Cancellation);
        await database.Database.WriteAsync(
            sql => BallotsStore.InviteAsync(sql, window, 1, [.. members.Select(member => member.PersonId)]), WriteUrgency.Background, Cancellation);
        var accounts = await database.Database.ReadAsync(sql => PeopleStore.ListAsync(sql, [.. members.Select(member => member.AccountId)]), Cancellation);
        var seal = new DraftSeal(Secrets);
        return (window, [.. accounts.Select((account, i) => (
            account.ExternalId, new CardValue(window, 1, "", seal.Seal(window, 1, account.PersonId, Draft.Of(1, []).Answered(Mark.Of(i + 1)))).ToString()))]);
    }

    private static async Task<HttpStatusCode> SubmitAsync(HttpMessageInvoker caller, Uri address, SignedRequests requests, string user, string value)
    {
        using var submit = requests.Button(AskingChat.SubmitButton, value, user);
        submit.RequestUri = new(address, submit.RequestUri!.OriginalString);
        using var response = await caller.SendAsync(submit, Cancellation);
        return response.StatusCode;
    }

    private static async Task<IEnumerable<int>> ChoicesAsync(TestDatabase database, WindowId window)
    {
        var (wrapped, ballots) = await database.Database.ReadAsync(
            async sql => ((await sql.ScalarAsync<byte[]>("SELECT private_key FROM survey_windows"))!, await sql.ListAsync<byte[]>("SELECT sealed FROM ballots")), Cancellation);
        var key = WindowKey.Open(Secrets, wrapped);
        return [.. ballots.Select(ballot => Ballot.FromBytes(BallotSeal.Open(window.Value, key, ballot)).Answers.Single().Choice!.Value).Order()];
    }

    private static Task<long> CountAsync(TestDatabase database, string sql) =>
        database.Database.ReadAsync(session => session.ScalarAsync<long>(sql), Cancellation);
}
