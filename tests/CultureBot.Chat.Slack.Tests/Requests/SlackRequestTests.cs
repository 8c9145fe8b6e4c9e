using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests.Requests;

/// <summary>What reaches a handler.</summary>
public sealed class SlackRequestTests(SharedSlackHost shared) : IClassFixture<SharedSlackHost>
{
    private readonly SlackHost _host = shared.Host;

    [Fact]
    public async Task A_command_arrives_whole()
    {
        var request = await ReceiveAsync<CommandRequest>(_host.Sign.Command(
            "/kudos", "<@U2|bob> Covered the phones\nwhile I was out + 10% more &amp; #ownership", "U1", "https://hooks.slack.com/commands/1", ("trigger_id", "1.2.abc")));
        Assert.Equal("slack", request.Platform);
        Assert.Equal(FakeSlack.TeamId, request.WorkspaceId);
        Assert.Equal("U1", request.AccountId);
        Assert.Equal("slack:T0FAKE:1.2.abc", request.RequestKey);
        Assert.Equal("kudos", request.Command);
        Assert.Equal("@bob Covered the phones\nwhile I was out + 10% more & #ownership", request.Text.ToPlain());
        Assert.Equal(new ChatPlace("C0GENERAL", "general", PlaceKind.Channel), request.Place);
        Assert.Equal("https://hooks.slack.com/commands/1", request.ReplyTo);
        Assert.Equal("1.2.abc", request.FormTrigger);
    }

    [Theory]
    [InlineData("C1", "general", PlaceKind.Channel, "general")]
    [InlineData("D1", "directmessage", PlaceKind.Direct, "")]
    [InlineData("D1", "", PlaceKind.Direct, "")]
    [InlineData("G1", "mpdm-ann--bob--cy-1", PlaceKind.Group, "")]
    [InlineData("C9", "mpdm-ann--bob--cy-1", PlaceKind.Group, "")]
    [InlineData("G1", "privategroup", PlaceKind.PrivateChannel, "")]
    [InlineData("C2", "privategroup", PlaceKind.PrivateChannel, "")]
    [InlineData("", "", PlaceKind.Unknown, "")]
    public async Task The_place_is_told_by_id_and_name(string id, string name, PlaceKind kind, string shown)
    {
        var request = await ReceiveAsync<CommandRequest>(_host.Sign.Command("/kudos", "x", "U1", "", ("channel_id", id), ("channel_name", name)));
        Assert.Equal(new ChatPlace(id, shown, kind), request.Place);
    }

    [Fact]
    public async Task A_command_of_an_org_wide_install_names_the_enterprise_when_there_is_no_team()
    {
        var request = await ReceiveAsync<CommandRequest>(_host.Sign.Command(
            "/kudos", "x", "U1", "", ("team_id", ""), ("enterprise_id", "E7"), ("is_enterprise_install", "true")));
        Assert.Equal("E7", request.WorkspaceId);
    }

    [Fact]
    public async Task A_key_never_exceeds_what_is_stored()
    {
        var request = await ReceiveAsync<CommandRequest>(_host.Sign.Command("/kudos", "x", "U1", "", ("trigger_id", new string('9', 5000))));
        Assert.InRange(request.RequestKey.Length, 10, 200);
    }

    [Fact]
    public async Task An_unknown_command_is_acknowledged_with_nothing()
    {
        using var response = await _host.Client.SendAsync(_host.Sign.Command("/other", "x", "U1"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_challenge_is_sent_back()
    {
        var request = _host.Sign.Raw("""{"token":"t","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY","type":"url_verification"}""", "application/json; charset=utf-8");
        using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY", answer.RootElement.GetProperty("challenge").GetString());
    }

    [Fact]
    public async Task A_button_arrives_without_its_number()
    {
        var request = await ReceiveAsync<ButtonRequest>(_host.Sign.Button("kudos.send#3", "k:1", "U1", "https://hooks.slack.com/actions/1"));
        Assert.Equal("kudos.send", request.Action);
        Assert.Equal("k:1", request.Value);
        Assert.Equal("https://hooks.slack.com/actions/1", request.ReplyTo);
        Assert.StartsWith("slack:T0FAKE:13345224609", request.RequestKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_in_an_org_wide_install_belongs_to_the_persons_own_workspace()
    {
        var request = await ReceiveAsync<ButtonRequest>(_host.Sign.Interaction(
            new()
            {
                ["type"] = "block_actions", ["team"] = null, ["enterprise"] = new JsonObject { ["id"] = "E1" }, ["is_enterprise_install"] = true,
                ["user"] = new JsonObject { ["id"] = "W1", ["team_id"] = "T_own" },
                ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "kudos.send", ["action_ts"] = "1.5" }),
            },
            "W1"));
        Assert.Equal("T_own", request.WorkspaceId);
    }

    [Theory]
    [InlineData("shortcut")]
    [InlineData("message_action")]
    public async Task A_shortcut_arrives_by_its_name(string type)
    {
        var request = await ReceiveAsync<ShortcutRequest>(_host.Sign.Interaction(new() { ["type"] = type, ["callback_id"] = "give_kudos", ["trigger_id"] = "5.6.b" }, "U1"));
        Assert.Equal("give_kudos", request.Shortcut);
        Assert.Equal("slack:T0FAKE:5.6.b", request.RequestKey);
        Assert.Equal("5.6.b", request.FormTrigger);
    }

    [Fact]
    public async Task A_form_arrives_with_every_kind_of_input()
    {
        var values = JsonNode.Parse("""
            {
              "words": {"value": {"type": "plain_text_input", "value": "Covered\nthe phones"}},
              "empty": {"value": {"type": "plain_text_input", "value": null}},
              "people": {"value": {"type": "multi_users_select", "selected_users": ["U2", "U3"]}},
              "one": {"value": {"type": "users_select", "selected_user": "U4"}},
              "who": {"value": {"type": "radio_buttons", "selected_option": {"text": {"type": "plain_text", "text": "All"}, "value": "public"}}},
              "none": {"value": {"type": "radio_buttons", "selected_option": null}},
              "values": {"value": {"type": "checkboxes", "selected_options": [{"value": "a"}, {"value": "b"}]}}
            }
            """)!.AsObject();
        var request = await ReceiveAsync<FormRequest>(_host.Sign.Submission("kudos", "draft:7", values, "U1", "V9", "1.h"));
        Assert.Equal("kudos", request.FormId);
        Assert.Equal("draft:7", request.State);
        Assert.Equal("slack:T0FAKE:V9:1.h", request.RequestKey);
        Assert.Equal("Covered\nthe phones", request.Text("words"));
        Assert.Empty(request.All("empty"));
        Assert.Equal(["U2", "U3"], request.All("people"));
        Assert.Equal("U4", request.Text("one"));
        Assert.Equal("public", request.Text("who"));
        Assert.Empty(request.All("none"));
        Assert.Equal(["a", "b"], request.All("values"));
    }

    [Fact]
    public async Task A_form_in_a_shared_channel_belongs_to_the_workspace_with_the_app()
    {
        var request = await ReceiveAsync<FormRequest>(_host.Sign.Interaction(
            new()
            {
                ["type"] = "view_submission", ["team"] = new JsonObject { ["id"] = "T_other" },
                ["view"] = new JsonObject { ["id"] = "V1", ["callback_id"] = "kudos", ["app_installed_team_id"] = "T_ours", ["hash"] = "1" },
            },
            "U1"));
        Assert.Equal("T_ours", request.WorkspaceId);
    }

    [Fact]
    public async Task Somebody_who_joins_or_changes_arrives_as_an_account()
    {
        var request = await ReceiveAsync<AccountChanged>(_host.Sign.Event(
            JsonNode.Parse("""
                {"type":"user_change","user":{"id":"U7","team_id":"T0FAKE","name":"ann","deleted":true,"real_name":"Ann Lee","tz":"Pacific/Auckland","is_restricted":true,
                 "is_email_confirmed":true,"updated":1502138686,"locale":"de-DE",
                 "profile":{"real_name":"Ann Lee","display_name":"annie","email":"ann@example.com","title":"Nurse","image_192":"https://a.example/1.png"}}}
                """)!.AsObject(),
            "EvChange"));
        Assert.Equal("slack:T0FAKE:EvChange", request.RequestKey);
        Assert.Equal(
            new PlatformAccount
            {
                AccountId = "U7", DisplayName = "annie", Handle = "ann", Email = "ann@example.com", IsEmailConfirmed = true, Kind = AccountKind.Guest, IsDeactivated = true,
                TimeZone = "Pacific/Auckland", Locale = "de-DE", JobTitle = "Nurse", Picture = new Uri("https://a.example/1.png"), ChangedAt = 1502138686,
            },
            request.Account);
    }

    [Theory]
    [InlineData("member_joined_channel", "U0BOT")]
    [InlineData("member_left_channel", "U0BOT")]
    [InlineData("channel_left", "")]
    [InlineData("channel_archive", "U1")]
    [InlineData("channel_unarchive", "U1")]
    public async Task A_changed_channel_arrives_as_it_stands_now(string type, string user)
    {
        var channel = _host.Slack.State.AddChannel("C" + type.ToUpperInvariant().Replace("_", "", StringComparison.Ordinal), type, isMember: type != "channel_left");
        var request = await ReceiveAsync<ChannelChanged>(_host.Sign.Event(new() { ["type"] = type, ["channel"] = channel.Id, ["user"] = user }, "Ev" + type));
        Assert.Equal(new PlatformChannel { ChannelId = channel.Id, Name = type, CanPost = channel.IsMember, MemberCount = 3 }, request.Channel);
    }

    [Fact]
    public async Task A_renamed_channel_that_the_bot_cannot_see_keeps_what_the_event_says()
    {
        var request = await ReceiveAsync<ChannelChanged>(_host.Sign.Event(
            new() { ["type"] = "channel_rename", ["channel"] = new JsonObject { ["id"] = "C404", ["name"] = "new_name", ["created"] = 1360782804 } }, "EvRename"));
        Assert.Equal(new PlatformChannel { ChannelId = "C404", Name = "new_name" }, request.Channel);
    }

    [Fact]
    public async Task An_event_of_a_shared_channel_belongs_to_the_workspace_with_the_app()
    {
        var request = await ReceiveAsync<WorkspaceDisconnected>(_host.Sign.Raw(
            """
            {"team_id":"T_other","context_team_id":"T_other","type":"event_callback","event":{"type":"app_uninstalled"},
             "authorizations":[{"enterprise_id":null,"team_id":"T_ours","user_id":"U0BOT","is_bot":true,"is_enterprise_install":false}]}
            """,
            SignedRequests.Json));
        Assert.Equal("T_ours", request.WorkspaceId);
        Assert.InRange(request.RequestKey.Length, 20, 200);
    }

    [Fact]
    public async Task Somebody_elses_joining_is_not_news() => await AssertIgnoredAsync(
        new() { ["type"] = "member_joined_channel", ["channel"] = "C1", ["user"] = "U2" });

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["U0BOT"]}}""")]
    public async Task An_uninstalled_app_or_revoked_bot_disconnects_the_workspace(string happened) =>
        Assert.Equal(FakeSlack.TeamId, (await ReceiveAsync<WorkspaceDisconnected>(_host.Sign.Event(JsonNode.Parse(happened)!.AsObject(), "EvGone"))).WorkspaceId);

    [Fact]
    public async Task A_persons_own_revoked_token_is_not_news() => await AssertIgnoredAsync(
        JsonNode.Parse("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}""")!.AsObject());

    /// <summary>Our own samples, and those of Slack's SDKs from the protocol notes where these lie beside the checkout.</summary>
    [Fact]
    public async Task Every_sample_of_what_Slack_sends_is_acknowledged()
    {
        string[] folders = [Path.Combine(AppContext.BaseDirectory, "Requests", "payloads"), .. PayloadsBesideTheCheckout()];
        var count = 0;
        foreach (var path in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            var request = Path.GetFileName(Path.GetDirectoryName(path)) switch
            {
                "events" => _host.Sign.Raw(text, SignedRequests.Json),
                "interactive" => _host.Sign.Raw("payload=" + Uri.EscapeDataString(text), SignedRequests.Form),
                "slash_raw" => _host.Sign.Raw(text.Trim(), SignedRequests.Form),
                "slash" => _host.Sign.Raw(Encoded(text), SignedRequests.Form),
                _ => null,
            };
            if (request is null) continue;
            using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} for {path}");
            count++;
        }

        Assert.InRange(count, 13, 1000);
    }

    private static string Encoded(string json) => string.Join(
        '&', JsonNode.Parse(json)!.AsObject().Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value?.ToString() ?? "")}"));

    private static IEnumerable<string> PayloadsBesideTheCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "protocols", "slack", "payloads");
            if (Directory.Exists(path)) yield return path;
        }
    }

    private async Task<TRequest> ReceiveAsync<TRequest>(HttpRequestMessage message) where TRequest : ChatRequest
    {
        var before = _host.Recorder.Requests.Count;
        using var response = await _host.Client.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Assert.IsType<TRequest>(Assert.Single(_host.Recorder.Requests.Skip(before)));
    }

    private async Task AssertIgnoredAsync(JsonObject happened)
    {
        var before = _host.Recorder.Requests.Count;
        using var response = await _host.Client.SendAsync(_host.Sign.Event(happened, "EvIgnored"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(before, _host.Recorder.Requests.Count);
    }
}
