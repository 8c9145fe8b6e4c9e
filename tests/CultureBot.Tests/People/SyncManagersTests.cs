using CultureBot.Chat;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class SyncManagersTests
{
    [Theory, DatabaseData]
    public async Task Members_are_asked_for_in_chunks_and_again_after_a_week(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        for (var i = 0; i < 120; i++)
        {
            test.Platform.Accounts.Add(Member("U" + i, "Person " + i));
            test.Platform.Managers.Add("U" + i, "U0");
        }

        test.Platform.Accounts.AddRange([Member("G1", "Guest") with { Kind = AccountKind.Guest }, Member("B1", "Bot") with { Kind = AccountKind.Bot }]);
        await test.SyncAsync();
        Assert.Equal("U0", (await test.FindAsync("U119"))!.ManagerExternalId);
        Assert.Equal(120, Asked(test));

        test.Clock.Advance(Duration.FromDays(6));
        await test.SyncAsync();
        Assert.Equal(120, Asked(test));

        test.Clock.Advance(Duration.FromDays(2));
        test.Platform.Managers.Remove("U119");
        await test.SyncAsync();
        Assert.Equal(240, Asked(test));
        Assert.Equal("", (await test.FindAsync("U119"))!.ManagerExternalId);
    }

    [Theory, DatabaseData]
    public async Task The_next_chunk_begins_after_the_cursor(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await test.SaveAsync([.. Enumerable.Range(0, 60).Select(i => Member("U" + i, "Person " + i))]);

        var cursor = await test.Sync.RunStepAsync(test.Workspace, "managers:", PeopleTest.Cancellation);
        Assert.Equal(50, Asked(test));
        Assert.Null(await test.Sync.RunStepAsync(test.Workspace, cursor!, PeopleTest.Cancellation));
        Assert.Equal(60, Asked(test));
    }

    [Theory, DatabaseData]
    public async Task An_empty_label_switches_it_off(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Options.ManagerField = "";
        await test.SaveAsync(Member("U1", "Somebody"));

        Assert.Null(await test.Sync.RunStepAsync(test.Workspace, "managers:", PeopleTest.Cancellation));

        Assert.Equal(0, Asked(test));
    }

    [Theory, DatabaseData]
    public async Task Three_refusals_in_a_row_end_it_until_the_next_time(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await test.SaveAsync([.. Enumerable.Range(0, 9).Select(i => Member("U" + i, "Person " + i))]);
        test.Platform.Outage = new ChatPlatformException("missing_scope", isTransient: false);

        Assert.Null(await test.Sync.RunStepAsync(test.Workspace, "managers:", PeopleTest.Cancellation));

        Assert.Equal(3, Asked(test));
    }

    private static int Asked(PeopleTest test) => test.Platform.Calls.Count(call => call.StartsWith("manager ", StringComparison.Ordinal));
}
