using System.Security.Cryptography;
using System.Text;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;

namespace CultureBot.Tests.Pulse.Closing;

public sealed class NothingRemainsTests
{
    private static readonly Question[] Questions = [QuestionBank.Find("I1")!, QuestionBank.Find("A4")!];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task After_the_close_no_ballot_snapshot_participation_key_or_card_is_left(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await OpenAndAnswerAsync(test);
        var traces = await TracesAsync(test);
        var before = await WholeDump.ReadAsync(test.Database, Cancellation);
        Assert.All(traces, trace => Assert.True(IsIn(trace, before)));

        await test.ClosedAsync();

        var dump = await WholeDump.ReadAsync(test.Database, Cancellation);
        var file = WholeDump.FileBytes(test.Store);
        Assert.All(traces, trace => Assert.False(IsIn(trace, dump)));
        Assert.All(traces, trace => Assert.Equal(-1, file.AsSpan().IndexOf(trace)));
        Assert.All(
            (string[])["ballots", "participations", "window_members", "window_groups"],
            table => Assert.DoesNotContain('\n' + table + ": ", '\n' + dump, StringComparison.Ordinal));
        Assert.DoesNotContain("pulse.ask", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("message_carries: ", dump, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task A_dump_alone_opens_nothing_before_the_close(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await OpenAndAnswerAsync(test);
        var (wrapped, ballots) = await test.ReadAsync(async sql => (
            (await WindowsStore.FindPrivateKeyAsync(sql, test.Window.Id))!, await ClosingStore.ListBallotsAfterAsync(sql, test.Window.Id, null, 100)));

        Assert.Throws<SecretUnreadableException>(() => WindowKey.Open(new SecretBox(new byte[32]), wrapped));
        Assert.Equal(-1, wrapped.AsSpan().IndexOf(ClosingTest.Key));
        var another = RandomNumberGenerator.GetBytes(WindowKey.Length);
        Assert.All(ballots, ballot => Assert.ThrowsAny<CryptographicException>(() => BallotSeal.Open(test.Window.Id.Value, another, ballot.Sealed)));
        var dump = await WholeDump.ReadAsync(test.Database, Cancellation);
        Assert.DoesNotContain("Handovers", dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("Handovers")), dump, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task No_columns_lead_from_a_ballot_or_from_what_is_published_to_a_person(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);

        var columns = await test.ReadAsync(sql => sql.ListAsync<string>(kind == DatabaseKind.Sqlite
            ? "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1"
            : "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1"));

        Assert.Equal(["ballots.id", "ballots.sealed", "ballots.window_id"], columns.Where(column => column.StartsWith("ballots.", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            columns,
            column => column.StartsWith("published_", StringComparison.Ordinal) && (column.Contains("person", StringComparison.Ordinal) || column.Contains("account", StringComparison.Ordinal)));
        // Nothing else refers to a ballot either.
        Assert.DoesNotContain(columns, column => column.Contains("ballot_id", StringComparison.Ordinal));
    }

    private static async Task OpenAndAnswerAsync(ClosingTest test)
    {
        await test.OpenAsync("Co:0 A<Co:12 B<Co:12", Questions);
        await test.WriteAsync(async sql =>
        {
            var workspace = (await WorkspacesStore.ListConnectedAsync(sql))[0];
            var ask = await OutboxStore.WantAsync(
                sql,
                new() { Kind = "pulse.ask", Subject = test.Window.Id.Subject, Destination = new(workspace.Id, DestinationKind.Account, $"U{ClosingTest.Person(1).Value:N}"), Step = "wave:1" },
                test.Clock.Now);
            await sql.ExecuteAsync("INSERT INTO message_carries (message_id, subject) VALUES (@Id, 'digest')", new { Id = ask });
        });
        for (var person = 1; person <= 24; person++)
            Assert.Equal(SubmitBallotResult.Stored, await test.AnswerAsync(person, new Answer("I1", 1 + person % 5), new Answer("A4", null, $"Handovers {person}")));
    }

    // A piece from the beginning, the middle and the end of each ballot, and the wrapped key: pages may cut a ballot anywhere else.
    private static async Task<List<byte[]>> TracesAsync(ClosingTest test)
    {
        var (wrapped, ballots) = await test.ReadAsync(async sql => (
            (await WindowsStore.FindPrivateKeyAsync(sql, test.Window.Id))!, await ClosingStore.ListBallotsAfterAsync(sql, test.Window.Id, null, 100)));
        Assert.Equal(24, ballots.Count);
        return
        [
            wrapped,
            .. ballots.SelectMany(ballot => (byte[][])[ballot.Sealed[..48], ballot.Sealed[(ballot.Sealed.Length / 2)..(ballot.Sealed.Length / 2 + 24)], ballot.Sealed[^24..]]),
        ];
    }

    private static bool IsIn(byte[] trace, string dump) => dump.Contains(Convert.ToHexStringLower(trace), StringComparison.Ordinal);
}
