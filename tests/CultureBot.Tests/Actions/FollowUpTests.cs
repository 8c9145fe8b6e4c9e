using CultureBot.Actions;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Actions;

/// <summary>Days count from the close on Monday, 2 March 2026; in Berlin work begins at eight UTC, from 29 March on at seven.</summary>
public sealed class FollowUpTests
{
    [Theory, DatabaseData]
    public async Task A_manager_is_asked_about_the_talk_on_day_10_and_for_actions_on_day_14_once_each_in_working_hours(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        for (var day = 3; day < 40; day++)
        {
            await test.FollowUpAsync(day);
            await test.FollowUpAsync(day, atHour: 6);
        }

        Assert.Equal(["actions.talk Umia 2026-03-12T08:00", "actions.asked Umia 2026-03-16T08:00"], await test.WantedAsync());
        Assert.Equal(
            "The results of Front Desk are out. Have you talked about them with your team?\n[We talked] [Talk about it with the team]\nHalf an hour is enough. I ask this once.",
            ActionsTest.Plain(await test.RenderAsync(TalkAskedKind.KindName, test.Team.Subject)));
        Assert.Contains("[Promise an action]", ActionsTest.Plain(await test.RenderAsync(ActionsAskedKind.KindName, test.Team.Subject)), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task What_is_planned_for_Monday_leaves_room_for_nothing_else_that_day(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var one = await test.KeptAsync("one");
        var two = await test.KeptAsync("two");

        // Day 33 is a Saturday.
        for (var day = 33; day < 40; day++) await test.FollowUpAsync(day);

        var wanted = await test.WantedAsync();
        Assert.Equal(4, wanted.Count);
        Assert.Equal(
            ["2026-04-06T07:00", "2026-04-07T07:00", "2026-04-08T07:00", "2026-04-09T07:00"], wanted.Select(message => message.Split(' ')[^1]));
        Assert.Equal(["actions.overdue", "actions.overdue", "actions.progress", "actions.progress"], wanted.Select(message => message.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.NotEqual(one.Id, two.Id);
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_talked_or_answered_is_not_asked(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        await test.FollowUpAsync(10);
        await test.KeptAsync("one", promise => promise with { DueOn = new(2026, 6, 1) });

        for (var day = 11; day < 30; day++) await test.FollowUpAsync(day);

        Assert.Equal(["actions.talk Umia 2026-03-12T08:00"], await test.WantedAsync());
        Assert.Null(await test.RenderAsync(TalkAskedKind.KindName, test.Team.Subject));
        Assert.Equal("You have talked with your team.", ActionsTest.Plain(await test.RenderAsync(TalkAskedKind.KindName, test.Team.Subject, wasSent: true)));
        Assert.Null(await test.RenderAsync(ActionsAskedKind.KindName, test.Team.Subject));
        Assert.Contains("We will: Every Friday", ActionsTest.Plain(await test.RenderAsync(ActionsAskedKind.KindName, test.Team.Subject, wasSent: true)), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task The_owner_is_asked_on_days_30_and_60_and_told_kindly_what_is_overdue(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync("one", promise => promise with { Owner = test.Company["ana"], DueOn = new(2026, 4, 20) });

        for (var day = 10; day < 100; day++) await test.FollowUpAsync(day);

        Assert.Equal(
            [
                "actions.yours Uana 2026-03-05T09:00", "actions.progress 30 Uana 2026-04-01T07:00", "actions.overdue Uana 2026-04-21T07:00",
                "actions.progress 60 Uana 2026-05-01T07:00",
            ],
            await test.WantedAsync());
        var overdue = ActionsTest.Plain(await test.RenderAsync(OverdueKind.KindName, action.Id.Subject, "ana"));
        Assert.StartsWith("This was to be done by 20 April 2026. It happens.", overdue, StringComparison.Ordinal);
        Assert.Contains("[Done] [How it goes]", overdue, StringComparison.Ordinal);
        Assert.DoesNotContain("[We won", overdue, StringComparison.Ordinal);
        await test.FinishAsync(action.Id, "ana");
        Assert.Null(await test.RenderAsync(ProgressAskedKind.KindName, action.Id.Subject, "ana", step: "60"));
        Assert.StartsWith("Thank you", ActionsTest.Plain(await test.RenderAsync(ProgressAskedKind.KindName, action.Id.Subject, "ana", wasSent: true, step: "60")), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task When_the_owner_has_left_the_teams_manager_is_asked(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        await test.KeptAsync("one", promise => promise with { Owner = test.Company["ben"], DueOn = new(2026, 6, 1) });
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET deactivated_at = 1 WHERE id = @Id", new { test.Company["ben"].Id }),
            Storage.WriteUrgency.Background,
            ActionsTest.Cancellation);

        await test.FollowUpAsync(30);

        Assert.Contains("actions.progress 30 Umia 2026-04-01T07:00", await test.WantedAsync());
    }

    [Theory, DatabaseData]
    public async Task A_company_of_many_teams_is_gone_through_in_chunks_each_manager_once(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var managers = await AddManagersAsync(test, 450);

        await test.FollowUpAsync(10);
        await test.FollowUpAsync(10, atHour: 7);

        var asked = (await test.WantedAsync()).Where(message => message.StartsWith("actions.talk Um", StringComparison.Ordinal)).ToList();
        Assert.Equal(managers + 1, asked.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, DatabaseData]
    public async Task Whoever_is_on_leave_is_asked_when_they_are_back(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                "INSERT INTO leaves (person_id, from_date, to_date, source) VALUES (@Person, '2026-03-10', '2026-03-20', 'test')",
                new { Person = test.Company["mia"].PersonId.Value }),
            Storage.WriteUrgency.Background,
            ActionsTest.Cancellation);

        for (var day = 10; day < 30; day++) await test.FollowUpAsync(day);

        Assert.Equal(["actions.talk Umia 2026-03-23T08:00", "actions.asked Umia 2026-03-24T08:00"], await test.WantedAsync());
    }

    private static async Task<int> AddManagersAsync(ActionsTest test, int count)
    {
        await test.Database.WriteAsync(
            async sql =>
            {
                for (var i = 0; i < count; i++)
                {
                    var row = new { Id = Guid.CreateVersion7(), ExternalId = $"Um{i}", Workspace = test.Company.Workspace.Id.Value, Window = test.Team.Window.Value, Number = i + 2 };
                    await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Id, 0)", row);
                    await sql.ExecuteAsync(
                        """
                        INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, time_zone, first_seen_at)
                        VALUES (@Id, @Workspace, @ExternalId, @Id, 'Somebody', 'Member', 'Europe/Berlin', 0)
                        """,
                        row);
                    await sql.ExecuteAsync(
                        """
                        INSERT INTO published_groups (window_id, group_id, parent_id, kind, name, position)
                        VALUES (@Window, @Group, 'company', 'Tree', 'Somewhere', @Number)
                        """,
                        new { row.Window, Group = $"manager:{row.Id:D}", row.Number });
                }
            },
            Storage.WriteUrgency.Background,
            ActionsTest.Cancellation);
        return count;
    }
}
