using CultureBot.Feedback;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Asking;

/// <summary>IT Help asks every third customer.</summary>
public sealed class RecordServedTests
{
    private static readonly ProviderTeam Team = FeedbackTest.Team.Team!;

    [Theory, DatabaseData]
    public async Task Every_third_is_asked_and_nothing_of_the_others_is_kept(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await SetAsync(test, "mia", 3);

        var results = new List<ServedResult>();
        for (var i = 0; i < 6; i++)
        {
            results.Add(await ServeAsync(test, "ben"));
            if (results[^1] == ServedResult.Asked) test.Clock.Advance(Duration.FromDays(15));
        }

        Assert.Equal([ServedResult.Counted, ServedResult.Counted, ServedResult.Asked, ServedResult.Counted, ServedResult.Counted, ServedResult.Asked], results);
        Assert.Equal(2, await test.CountAsync("feedback_askings WHERE asked_by IS NULL"));
    }

    [Theory, DatabaseData]
    public async Task Whose_turn_it_is_and_who_was_asked_lately_leaves_it_to_the_next(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await SetAsync(test, "mia", 1);

        Assert.Equal(ServedResult.Asked, await ServeAsync(test, "ben"));
        Assert.Equal(ServedResult.Postponed, await ServeAsync(test, "ben"));
        test.Clock.Advance(Duration.FromDays(15));
        Assert.Equal(ServedResult.Asked, await ServeAsync(test, by: null));
    }

    [Theory, DatabaseData]
    public async Task What_a_program_sends_again_counts_once_and_is_answered_alike(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await SetAsync(test, "mia", 2);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ServeAsync(test, by: null, "ticket 1")));
        Assert.All(results, result => Assert.Equal(ServedResult.Counted, result));
        Assert.Equal(["1"], await test.ListAsync("SELECT CAST(served AS text) FROM asking_rules"));
        Assert.Equal(ServedResult.Asked, await ServeAsync(test, by: null, "ticket 2"));
        Assert.Equal(ServedResult.Asked, await ServeAsync(test, by: null, "ticket 2"));
        Assert.Equal(1, await test.CountAsync("feedback_askings"));

        CloseQuartersWork nightly = new(test.Database, test.Closer(), test.Clock);
        test.Clock.Advance(Duration.FromDays(1));
        await nightly.RunChunkAsync(null!, FeedbackTest.Cancellation);
        Assert.Equal(2, await test.CountAsync("served_requests"));
        test.Clock.Advance(Duration.FromDays(2));
        await nightly.RunChunkAsync(null!, FeedbackTest.Cancellation);
        Assert.Equal(0, await test.CountAsync("served_requests"));
    }

    [Fact]
    public async Task Only_who_leads_the_team_sets_its_rule_and_only_who_is_in_it_counts()
    {
        await using var test = await FeedbackTest.StartAsync(DatabaseKind.Sqlite);

        Assert.False(await SetAsync(test, "ben", 3));
        Assert.Equal(ServedResult.NoRule, await ServeAsync(test, "ben"));
        Assert.True(await SetAsync(test, "mia", 3));
        Assert.Equal(ServedResult.NotYourTeam, await ServeAsync(test, "ana"));
        Assert.Equal(ServedResult.Counted, await ServeAsync(test, "mia"));
        Assert.True(await SetAsync(test, "mia", every: null));
        Assert.Equal(ServedResult.NoRule, await ServeAsync(test, "ben"));
        Assert.Equal(
            ["Umia asking.changed every 3", "Umia asking.changed off"],
            await test.ListAsync("SELECT a.external_id || ' ' || e.action || ' ' || e.details FROM audit_entries e JOIN accounts a ON a.id = e.account_id ORDER BY e.details"));
    }

    private static Task<bool> SetAsync(FeedbackTest test, string by, int? every) =>
        new SetAskingRuleHandler(test.Database, test.Clock).HandleAsync(new(test.Company[by], Team, every), FeedbackTest.Cancellation);

    private static Task<ServedResult> ServeAsync(FeedbackTest test, string? by, string key = "") =>
        new RecordServedHandler(test.Database, test.Ask, test.Signal, test.Clock)
            .HandleAsync(new(by is null ? null : test.Company[by], Team, test.Company["ana"], "Laptop setup", key), FeedbackTest.Cancellation);
}
