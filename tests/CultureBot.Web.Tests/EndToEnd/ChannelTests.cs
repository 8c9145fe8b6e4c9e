using System.Text.Json.Nodes;
using CultureBot.People;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using CultureBot.Workspaces;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>The bot is invited to channels and taken out of them.</summary>
public sealed class ChannelTests
{
    private const string Secret = "C0SECRET";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task Whoever_invites_the_bot_is_thanked_alone_and_once(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        company.Slack.State.Channels.Single(c => c.Id == SmallTalk).IsMember = true;

        await InviteAsync(company, SmallTalk, "Ev1");
        await InviteAsync(company, SmallTalk, "Ev1");
        await InviteAsync(company, SmallTalk, "Ev2", inviter: null);
        await company.UntilAsync(() => Task.FromResult(company.Slack.State.Whispers.Count > 0));
        await company.SettleAsync();

        var hello = Assert.Single(company.Slack.State.Whispers);
        Assert.Equal((SmallTalk, Ben), (hello.Channel, hello.Reader));
        Assert.DoesNotContain('\n', hello.Text);
        Assert.Empty(company.In(SmallTalk));
    }

    [Fact]
    public async Task A_private_channel_is_as_good_as_any_other_once_the_bot_is_in_it()
    {
        await using var company = await SlackCompany.StartAsync(change: slack => slack.State.AddChannel(Secret, "board", isMember: false, isPrivate: true));
        company.Slack.State.Channels.Single(c => c.Id == Secret).IsMember = true;
        await InviteAsync(company, Secret, "Ev1", type: "G");

        await company.KudosAsync("<@U0ANA> " + Words, fields: [("channel_id", Secret), ("channel_name", "privategroup")]);
        await company.SettleAsync();

        Assert.Single(company.In(Secret));
        Assert.Empty(company.In(General));
    }

    [Theory]
    [DatabaseData]
    public async Task The_one_who_chose_the_digests_channel_is_told_once_when_it_is_archived_and_it_goes_elsewhere(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind, change: slack => slack.State.AddChannel("C0DIGEST", "digests"));
        await ChooseAsync(company, ChannelUse.Digest, "C0DIGEST", Ben);
        await company.KudosAsync("<@U0ANA> " + Words);
        await company.SettleAsync();

        company.Slack.State.Channels.Single(c => c.Id == "C0DIGEST").IsArchived = true;
        await HappenAsync(company, "channel_archive", "C0DIGEST", "Ev1");
        await HappenAsync(company, "channel_archive", "C0DIGEST", "Ev1");
        await HappenAsync(company, "channel_left", "C0DIGEST", "Ev2");
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 21, 0, 0));

        var told = Assert.Single(company.To(Ben));
        Assert.Contains("/settings", told.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(General, told.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(company.In(General), m => m.Text.StartsWith("This week at", StringComparison.Ordinal));
        Assert.Empty(company.To(Cem));
    }

    [Fact]
    public async Task Where_nobody_chose_an_administrator_is_told_once_of_both_uses()
    {
        await using var company = await SlackCompany.StartAsync();

        company.Slack.State.Channels.Single(c => c.Id == General).IsMember = false;
        await HappenAsync(company, "member_left_channel", General, "Ev1");
        await company.SettleAsync();

        var told = Assert.Single(company.To(Cem));
        Assert.Contains("weekly digest has nowhere to go", told.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("still reach whoever is thanked", told.Blocks!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_again_after_it_was_opened_is_told_of_again_and_a_channel_without_a_use_never()
    {
        await using var company = await SlackCompany.StartAsync(change: slack => slack.State.AddChannel("C0OTHER", "other").Members = 1);
        var general = company.Slack.State.Channels.Single(c => c.Id == General);
        var other = company.Slack.State.Channels.Single(c => c.Id == "C0OTHER");

        other.IsMember = false;
        await HappenAsync(company, "member_left_channel", "C0OTHER", "Ev0");
        foreach (var (isMember, i) in ((bool, int)[])[(false, 1), (true, 2), (false, 3)])
        {
            general.IsMember = isMember;
            await HappenAsync(company, isMember ? "member_joined_channel" : "member_left_channel", General, $"Ev{i}");
            await company.SettleAsync();
        }

        Assert.Equal(2, company.To(Cem).Count);
    }

    [Fact]
    public async Task The_nightly_sync_tells_of_what_no_event_told()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.State.Channels.Single(c => c.Id == General).IsArchived = true;

        await company.MoveToAsync(company.Clock.Now + Duration.FromDays(1));

        Assert.Single(company.To(Cem));
    }

    private static Task ChooseAsync(SlackCompany company, ChannelUse use, string channel, string by) => company.App.Database.WriteAsync(
        async sql =>
        {
            var workspace = (await WorkspacesStore.FindAsync(sql, "slack", FakeSlack.TeamId))!;
            var account = (await PeopleStore.FindAsync(sql, workspace.Id, by))!;
            await (use == ChannelUse.Digest
                ? WorkspacesStore.ChooseDigestChannelAsync(sql, workspace.Id, channel, account.Id)
                : WorkspacesStore.ChooseKudosChannelAsync(sql, workspace.Id, channel, account.Id));
        },
        CultureBot.Storage.WriteUrgency.Background,
        Cancellation);

    private static Task<JsonObject?> InviteAsync(SlackCompany company, string channel, string eventId, string? inviter = Ben, string type = "C")
    {
        var joined = new JsonObject
        {
            ["type"] = "member_joined_channel", ["user"] = FakeSlack.BotUserId, ["channel"] = channel, ["channel_type"] = type, ["team"] = FakeSlack.TeamId,
        };
        if (inviter is not null) joined["inviter"] = inviter;
        return company.SendAsync(company.Requests.Event(joined, eventId));
    }

    private static Task<JsonObject?> HappenAsync(SlackCompany company, string type, string channel, string eventId) => company.SendAsync(
        company.Requests.Event(new() { ["type"] = type, ["channel"] = channel, ["user"] = FakeSlack.BotUserId }, eventId));
}
