using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>Every sample, signed as its own, goes through the endpoint and comes to what the table says.</summary>
public sealed class TeamsPayloadTests
{
    /// <summary>Of what bots send, not of what they get.</summary>
    private static readonly HashSet<string> Outbound = new(StringComparer.Ordinal)
    {
        "teams-net__AdaptiveCardActivity.json",
        "teams-net__SuggestedActionsActivity.json",
    };

    /// <summary>The status, and what reaches the product.</summary>
    private static readonly Dictionary<string, string> Outcomes = new(StringComparer.Ordinal)
    {
        ["own/message_mention_channel.json"] = "200 kudos: @Bob for R&D",
        ["own/reaction_personal.json"] = "200 reaction: raised_hands",
        ["own/signin_verifyState.json"] = "501",

        // Parts of activities, and activities of another channel.
        ["agents-net__AppBasedLinkQuery.json"] = "400",
        ["agents-net__BotConfigAuth.json"] = "403",
        ["agents-net__ChannelAccount.json"] = "400",
        ["agents-net__ComplexActivityPayload.json"] = "403",
        ["agents-net__ConversationAccount.json"] = "400",
        ["agents-net__FileConsentCard.json"] = "400",
        ["agents-net__MessagingExtensionAction.json"] = "400",
        ["agents-net__MessagingExtensionActionResponse.json"] = "400",
        ["agents-net__MessagingExtensionQuery.json"] = "400",
        ["agents-net__SubChannelAccount.json"] = "400",
        ["agents-net__TeamsChannelAccount.json"] = "400",
        ["agents-net__TeamsChannelData.json"] = "400",
        ["agents-net__auth_activityPayload.json"] = "403",

        ["msteams-docs__conversation-events_channelCreated.json"] = "200 channel: FunDiscussions open",
        ["msteams-docs__conversation-messages_personal_message.json"] = "200 said: Hello Teams TestBot.Sending bold-italic rich text",

        ["playground0228__conversationUpdate_channelCreated_channel.json"] = "200 channel: Approvals open",
        ["playground0228__conversationUpdate_channelDeleted_channel.json"] = "200 channel: Approvals closed",
        ["playground0228__conversationUpdate_channelRenamed_channel.json"] = "200 channel: Approvals open",
        ["playground0228__conversationUpdate_groupChat.json"] = "200",
        ["playground0228__conversationUpdate_personal.json"] = "200 account: Alex Wilber",
        ["playground0228__conversationUpdate_teamMemberAdded_channel.json"] = "200",
        ["playground0228__conversationUpdate_teamMemberRemoved_channel.json"] = "200 account: Alex Wilber",
        ["playground0228__installationUpdate_add_channel.json"] = "200 channel: Approvals joined",
        ["playground0228__installationUpdate_add_groupChat.json"] = "200 channel: Approvers Group joined",
        ["playground0228__installationUpdate_add_personal.json"] = "200 chat open",
        ["playground0228__installationUpdate_remove_personal.json"] = "200 chat closed",
        ["playground0228__invoke_adaptiveCard-action_groupChat.json"] = "200 answered 400",
        ["playground0228__invoke_adaptiveCard-action_personal.json"] = "200 answered 400",
        ["playground0228__invoke_composeExtension-fetchTask_personal.json"] = "200 answered",
        ["playground0228__invoke_composeExtension-query_personal.json"] = "200 search: inv answered",
        ["playground0228__invoke_composeExtension-submitAction_personal.json"] = "200 answered",
        // It names no tenant, which Teams always does.
        ["playground0228__invoke_task-fetch_x.json"] = "403",
        ["playground0228__message_channel.json"] = "200 said: members",
        ["playground0228__message_groupChat.json"] = "200 said: proactive",
        ["playground0228__message_personal.json"] = "200 culture:",
        ["playground0228__message_value_personal.json"] = "200",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. TeamsPayloadFiles.Here.Where(name => !Outbound.Contains(name))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_sample_comes_to_what_the_table_says(string name)
    {
        var text = await TeamsPayloadFiles.ReadAsync(name, Cancelled);
        var activity = JsonNode.Parse(text)!.AsObject();
        var tenant = activity["channelData"]?["tenant"]?["id"]?.GetValue<string>() ?? SignedActivities.Tenant;
        await using var host = await InboundHost.StartAsync(Cancelled, ("Teams:TenantId", tenant));
        host.Platform.Accounts["29:user-alex"] = new() { AccountId = "29:user-alex", DisplayName = "Alex Wilber", Kind = AccountKind.Member };

        using var request = host.Sign.Bare(Encoding.UTF8.GetBytes(text));
        var serviceUrl = activity["serviceUrl"]?.GetValue<string>() ?? TeamsTokenRow.ServiceUrl;
        request.Headers.Add("Authorization", "Bearer " + TeamsSigning.Sign(TeamsSigning.Claims(host.Clock.Now, serviceUrl)));
        using var response = await host.Client.SendAsync(request, Cancelled);
        var body = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.True(Outcomes.TryGetValue(name, out var expected), $"{name} is not in the table.");
        Assert.Equal(expected, string.Join(' ', ((string[])[
            ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
            .. host.Recorder.Requests.Select(Words),
            response.IsSuccessStatusCode ? Answered(body) : "",
        ]).Where(part => part.Length > 0)));
    }

    private static string Words(ChatRequest request) => request switch
    {
        CommandRequest command => $"{command.Command}: {command.Text.ToPlain()}".TrimEnd(),
        MentionRequest mention => $"said: {mention.Text.ToPlain()}",
        SearchRequest search => $"search: {search.Text}",
        ReactionRequest reaction => $"reaction: {reaction.Emoji}",
        AccountChanged account => $"account: {account.Account.DisplayName}",
        DirectChatChanged direct => direct.IsOpen ? "chat open" : "chat closed",
        ChannelChanged { Channel: var channel } change => $"channel: {channel.Name} {(change.BotJoined ? "joined" : channel.CanPost ? "open" : "closed")}",
        _ => request.GetType().Name,
    };

    private static string Answered(string body) =>
        body.Length == 0 ? "" : JsonNode.Parse(body)!["statusCode"] is { } status ? $"answered {status}" : "answered";
}
