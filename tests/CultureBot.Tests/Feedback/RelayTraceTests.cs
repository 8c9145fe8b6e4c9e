using System.Text.RegularExpressions;
using CultureBot.Feedback;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Feedback;

/// <summary>
/// No path leads from a thread to whoever began it: whatever ids a row has, and the rows that have those, and so on, their account, their person
/// and their name are never among them.
/// </summary>
public sealed partial class RelayTraceTests
{
    [Theory, DatabaseData]
    public async Task No_way_from_row_to_row_reaches_the_writer(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var (code, ana) = (ReceiptCode.Create(), test.Company["ana"]);
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 2, words: "It took three days", code: code);
        await test.AnswerAsync("mia", new(code.RatingId, IsRelay: true), AnswerKind.Replied, "Sorry");
        await test.WriteBack.HandleAsync(code, "Four by now", "a", FeedbackTest.Cancellation);
        var rows = await DatabaseDump.ReadAsync(test.Database, FeedbackTest.Cancellation);

        var reached = Reach(rows, $"{code.RatingId:D}", without: [$"{test.Company.Workspace.Id.Value:D}", $"{test.Company["mia"].PersonId.Value:D}"]);

        Assert.Contains(reached, row => row.StartsWith("relays: ", StringComparison.Ordinal));
        Assert.Contains(reached, row => row.StartsWith("feedback_answers: ", StringComparison.Ordinal));
        Assert.Contains(reached, row => row.StartsWith("messages: ", StringComparison.Ordinal));
        foreach (var id in (string[])[$"{ana.Id.Value:D}", $"{ana.Id.Value:N}", $"{ana.PersonId.Value:D}", $"{ana.PersonId.Value:N}", "Uana"])
            Assert.DoesNotContain(reached, row => row.Contains(id, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, DatabaseData]
    public async Task Nor_from_what_stopped_somebody(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var (code, ana) = (ReceiptCode.Create(), test.Company["ana"]);
        await test.ReportBarrierAsync("ana", isNamed: false, "Each laptop waits for three signatures", code);
        await test.AnswerAsync("mia", new(code.RatingId, IsRelay: true, IsBarrier: true), AnswerKind.Replied, "Two from now on");
        await test.WriteBack.HandleAsync(code, "One would do", "a", FeedbackTest.Cancellation);
        var rows = await DatabaseDump.ReadAsync(test.Database, FeedbackTest.Cancellation);

        var reached = Reach(rows, $"{code.RatingId:D}", without: [$"{test.Company.Workspace.Id.Value:D}", $"{test.Company["mia"].PersonId.Value:D}"]);

        Assert.Contains(reached, row => row.StartsWith("relayed_barriers: ", StringComparison.Ordinal));
        Assert.Contains(reached, row => row.StartsWith("feedback_answers: ", StringComparison.Ordinal));
        foreach (var id in (string[])[$"{ana.Id.Value:D}", $"{ana.Id.Value:N}", $"{ana.PersonId.Value:D}", $"{ana.PersonId.Value:N}", "Uana"])
            Assert.DoesNotContain(reached, row => row.Contains(id, StringComparison.OrdinalIgnoreCase));
        // What counts them is no path either: neither by the barrier's id, nor by theirs.
        Assert.Single(rows, row => row.StartsWith("barrier_marks: ", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.StartsWith("barrier_marks: ", StringComparison.Ordinal) && row.Contains($"{ana.PersonId.Value:N}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_reference_is_a_way_as_well()
    {
        Guid one = new("01920000-0000-7000-8000-00000000000a"), other = new("01920000-0000-7000-8000-00000000000b");
        IReadOnlyList<string> rows = [$"relays: id={one:D}, provider=team:{other:N}", $"teams: id={other:D}, name=IT Help", "teams: id=01920000-0000-7000-8000-00000000000c, name=Sales"];

        Assert.Equal(rows.Take(2), Reach(rows, $"{one:D}", []).Order(StringComparer.Ordinal));
    }

    // Everybody shares the workspace, and Ana's own row names whom she reports to: neither is a path from the thread to her.
    private static List<string> Reach(IReadOnlyList<string> rows, string from, string[] without)
    {
        var ids = new HashSet<string>([from], StringComparer.OrdinalIgnoreCase);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        int before;
        do
        {
            before = reached.Count;
            foreach (var row in rows.Where(row => IdsOf(row).Any(ids.Contains))) reached.Add(row);
            ids.UnionWith(reached.SelectMany(IdsOf));
            ids.ExceptWith(without);
        }
        while (reached.Count > before);
        return [.. reached];
    }

    private static IEnumerable<string> IdsOf(string row) => Ids().Matches(row).Select(id => $"{Guid.Parse(id.Value):D}");

    // As columns have them, and as they stand in references and outbox subjects.
    [GeneratedRegex("(?<![0-9a-f])([0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-f])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Ids();
}
