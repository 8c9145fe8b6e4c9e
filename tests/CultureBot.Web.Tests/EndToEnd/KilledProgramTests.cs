using System.Net;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>The program is killed right after it acknowledged a kudos, and started again.</summary>
public sealed class KilledProgramTests(ITestOutputHelper output)
{
    private const int Rounds = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_goes_out_once_after_a_kill()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var slack = await FakeSlack.StartAsync(Cancellation);
        Found(slack.State, "America/Los_Angeles");
        await using var program = KilledProgram.On(database, slack);
        using var client = new SocketsHttpHandler();
        using var caller = new HttpMessageInvoker(client);
        var requests = new SignedRequests(TimeProvider.System);
        await program.StartAsync(Cancellation);
        await UntilAsync(() => CountAsync(database, "SELECT COUNT(*) FROM workspaces WHERE people_synced_at IS NOT NULL"), 1);

        var taken = new List<bool>();
        for (var round = 0; round < Rounds; round++)
        {
            // Every other time Slack has the post already when the program dies, and its answer finds nobody.
            var isInFlight = round % 2 == 1;
            if (isInFlight) slack.Next("chat.postMessage", FakeSlackFault.AcceptThenHang());
            var before = slack.CallsOf("chat.postMessage").Count();
            using var command = requests.Command("/kudos", $"<@{Ben}> {WordsOf(round)}", Mia);
            command.RequestUri = new(program.Address, command.RequestUri!.OriginalString);
            using (var response = await caller.SendAsync(command, Cancellation)) Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            if (isInFlight) await slack.WaitForAsync(s => s.CallsOf("chat.postMessage").Count() > before, Cancellation);
            await program.KillAsync();
            taken.Add(slack.State.Messages.Any(m => m.Text.Contains(WordsOf(round), StringComparison.Ordinal)));

            await LetLeasesRunOutAsync(database);
            await program.StartAsync(Cancellation);
            await UntilAsync(() => CountAsync(database, "SELECT COUNT(*) FROM messages WHERE state <> 'Sent' AND kind <> 'digest.personal'"), 0);
        }

        var posts = Enumerable.Range(0, Rounds).Select(round => slack.State.MessagesIn(General).Count(m => m.Text.Contains(WordsOf(round), StringComparison.Ordinal))).ToList();
        var told = Enumerable.Range(0, Rounds).Select(round => slack.State.MessagesIn("D0BEN").Count(m => m.Text.Contains(WordsOf(round), StringComparison.Ordinal))).ToList();
        output.WriteLine($"Kills: {Rounds}, with a message at Slack already: {taken.Count(t => t)}, posts: {posts.Sum()}, told: {told.Sum()}");

        Assert.Equal(Rounds, await CountAsync(database, "SELECT COUNT(*) FROM kudos"));
        for (var round = 0; round < Rounds; round++)
        {
            // Only what Slack may have had before the kill may be there twice: the window that the plan names.
            Assert.Equal(1, Math.Min(posts[round], told[round]));
            Assert.InRange(posts[round] + told[round], 2, taken[round] ? 3 : 2);
        }
    }

    private static string WordsOf(int round) => $"You carried the boxes of round {round} up the stairs for all of us.";

    // A minute and a half in which nobody is there, without waiting for it.
    private static Task<int> LetLeasesRunOutAsync(TestDatabase database) => database.Database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE messages SET due_at = 0 WHERE lease IS NOT NULL"), WriteUrgency.Background, Cancellation);

    private static Task<long> CountAsync(TestDatabase database, string sql) =>
        database.Database.ReadAsync(session => session.ScalarAsync<long>(sql), Cancellation);

    private static async Task UntilAsync(Func<Task<long>> count, long wanted)
    {
        var limit = SystemClock() + Duration.FromSeconds(60);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await count() != wanted)
        {
            Assert.True(SystemClock() < limit, "It did not come about within a minute.");
            await pause.WaitForNextTickAsync(Cancellation);
        }
    }

    private static Instant SystemClock() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
}
