using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Surveys;

public sealed class LaunchWindowTests
{
    [Theory]
    [DatabaseData]
    public async Task A_launch_freezes_everybody_in_their_managers_groups(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        var survey = await desk.AddAsync();

        var window = (await desk.LaunchAsync(survey)).Window!;

        // Ana reports to Mia; a manager's own answers belong to the group above.
        var mia = $"manager:{desk.Company["mia"].PersonId.Value:D}";
        Assert.Equal(
            ["ana", "ben", "cy", "mia"],
            (await desk.MembersAsync(window.Id)).Keys.Order(StringComparer.Ordinal));
        Assert.Equal([mia, "company", "company", "company"], (await desk.MembersAsync(window.Id)).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.GroupId));
        Assert.Equal(["company", mia], (await desk.GroupsAsync(window.Id)).Select(group => group.GroupId).Order(StringComparer.Ordinal));
    }

    [Theory]
    [DatabaseData]
    public async Task A_launch_that_is_killed_midway_goes_on_with_the_same_people(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        await desk.HireAsync(1200);
        var survey = await desk.AddAsync(new() { SampleSize = 1100 });
        desk.FailAfterMembers(500);

        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.LaunchAsync(survey));
        var cut = await desk.MembersAsync((await desk.LatestAsync(survey))!.Id);
        desk.FailAfterMembers(null);
        var launched = await desk.LaunchAsync(survey);

        Assert.Equal(500, cut.Count);
        Assert.Null(launched.Refusal);
        Assert.Equal(1, launched.Window!.Number);
        var members = await desk.MembersAsync(launched.Window.Id);
        Assert.Equal(1100, members.Count);
        Assert.Superset(cut.Keys.ToHashSet(), members.Keys.ToHashSet());
        Assert.Equal(WindowState.Open, (await desk.LatestAsync(survey))!.State);
    }

    /// <summary>As long as HR's file may bring it, in letters of three bytes; whoever has it answers like everybody.</summary>
    [Theory]
    [DatabaseData]
    public async Task A_ballot_has_room_for_the_longest_value_of_the_snapshot(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        var (ana, value) = (desk.Company["ana"], new string('語', DirectoryFields.LongestValue));
        await desk.WriteAsync(async sql =>
        {
            await DirectoryStore.SaveEntriesAsync(sql, [new() { PersonId = ana.PersonId, Email = "ana@example.com", Name = "Ana" }], desk.Clock.Now);
            await DirectoryStore.AddValuesAsync(sql, [new() { PersonId = ana.PersonId, Field = DirectoryFields.Location, Value = value }], desk.Clock.Now);
        });
        var survey = await desk.AddAsync(promise: new() { Attribute = DirectoryFields.Location });

        var window = (await desk.LaunchAsync(survey)).Window!;
        await desk.WriteAsync(sql => BallotsStore.InviteAsync(sql, window.Id, 1, [ana.PersonId]));
        var stored = await new SubmitBallotHandler(desk.Database, desk.Clock).HandleAsync(
            new() { Window = window.Id, Wave = 1, Person = ana.PersonId, Answers = [new("A1", 10)] }, TestContext.Current.CancellationToken);

        Assert.Equal(SubmitBallotResult.Stored, stored);
        Assert.Equal(value, (await desk.MembersAsync(window.Id))["ana"].AttributeValue);
        Assert.Equal(window.BallotSize, (await desk.LatestAsync(survey))!.BallotSize);
    }

    [Theory]
    [DatabaseData]
    public async Task A_sample_is_another_for_each_window_and_of_its_size(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        await desk.HireAsync(200);

        var one = await desk.MembersAsync((await desk.LaunchAsync(await desk.AddAsync(new() { SampleSize = 50 }))).Window!.Id);
        var other = await desk.MembersAsync((await desk.LaunchAsync(await desk.AddAsync(new() { SampleSize = 50 }))).Window!.Id);

        Assert.Equal((50, 50), (one.Count, other.Count));
        Assert.NotEqual(one.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_refusal_leaves_nothing_behind()
    {
        await using var desk = await DeskFixture.StartAsync(DatabaseKind.Sqlite);
        var nobody = await desk.AddAsync(new() { Teams = ["Nowhere"] });
        var waiting = await desk.AddAsync(state: SurveyState.AwaitingApproval);
        var paused = await desk.AddAsync(state: SurveyState.Paused);

        Assert.Equal(LaunchRefusal.Nobody, (await desk.LaunchAsync(nobody)).Refusal);
        Assert.Equal(LaunchRefusal.AwaitingApproval, (await desk.LaunchAsync(waiting)).Refusal);
        Assert.Equal(LaunchRefusal.NotRunning, (await desk.LaunchAsync(paused)).Refusal);
        Assert.Equal(LaunchRefusal.Unknown, (await desk.LaunchAsync(new(Guid.Empty))).Refusal);
        Assert.Null(await desk.LatestAsync(nobody));
        Assert.Null(await desk.LatestAsync(waiting));
    }

    [Fact]
    public async Task A_brake_holds_a_window_back_until_somebody_says_why_not()
    {
        await using var desk = await DeskFixture.StartAsync(DatabaseKind.Sqlite);
        var survey = await desk.AddAsync();
        desk.Brake = new(10, 6);

        var held = await desk.LaunchAsync(survey);
        var launched = await desk.LaunchAsync(survey, reason: "The board meets on Friday.");

        Assert.Equal((LaunchRefusal.Brake, new WindowBrake(10, 6)), (held.Refusal, held.Brake));
        Assert.Null(launched.Refusal);
        Assert.Equal(
            ["override: The board meets on Friday."],
            await desk.ReadAsync(sql => sql.ListAsync<string>("SELECT details FROM audit_entries WHERE action = 'window.launched'")));
    }

    [Fact]
    public async Task What_was_agreed_to_is_not_published_by_something_else()
    {
        await using var desk = await DeskFixture.StartAsync(DatabaseKind.Sqlite);
        var agreed = await desk.AddAsync(approvedBy: desk.Company["ben"].Id);

        Assert.Equal(LaunchRefusal.OtherPromise, (await desk.LaunchAsync(agreed, attribute: "location")).Refusal);
        Assert.Equal("", (await desk.LaunchAsync(agreed, attribute: "")).Window!.Promise.Attribute);
        Assert.Equal("location", (await desk.LaunchAsync(await desk.AddAsync(), attribute: "location")).Window!.Promise.Attribute);
    }

    [Theory]
    [DatabaseData]
    public async Task Whoever_has_left_is_a_guest_or_a_robot_is_not_asked(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        await desk.WriteAsync(sql => AccountsStore.SaveAsync(
            sql, desk.Company.Workspace.Id, [new PlatformAccount { AccountId = "Uguest", DisplayName = "Guest", Handle = "guest", Kind = AccountKind.Guest }], desk.Clock.Now));

        var window = (await desk.LaunchAsync(await desk.AddAsync())).Window!;

        Assert.Equal(4, (await desk.MembersAsync(window.Id)).Count);
    }
}
