using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests;

/// <summary>Checked against the limits of Slack's manifest schema, version 2.</summary>
public sealed class SlackManifestTests
{
    private readonly SlackManifest _manifest = SlackManifest.Load();

    [Fact]
    public void Commands_have_an_address_a_hint_and_escaped_mentions()
    {
        Assert.Equal<string>(["kudos", "feedback", "culture", "pulse"], _manifest.Commands, StringComparer.Ordinal);
        foreach (var command in _manifest.Json["features"]!["slash_commands"]!.AsArray())
        {
            Assert.InRange(command!["command"]!.GetValue<string>().Length, 2, 32);
            Assert.InRange(command["description"]!.GetValue<string>().Length, 1, 2000);
            Assert.InRange(command["usage_hint"]!.GetValue<string>().Length, 1, 1000);
            Assert.True(command["should_escape"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void Every_address_is_the_one_that_is_mapped()
    {
        var addresses = Strings(_manifest.Json).Where(s => s.StartsWith("https://", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        Assert.Equal(
            [
                "https://culturebot.example.com/sign-in/from/slack",
                "https://culturebot.example.com/slack/events",
                "https://culturebot.example.com/slack/oauth_redirect",
            ],
            addresses.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_scopes_that_an_install_asks_for_are_those_of_the_manifest() =>
        Assert.Equal(_manifest.Scopes.Order(StringComparer.Ordinal), SlackScopes.Bot.Order(StringComparer.Ordinal));

    [Fact]
    public void Installs_for_a_whole_organization_are_possible()
    {
        Assert.True(_manifest.Json["settings"]!["org_deploy_enabled"]!.GetValue<bool>());
        Assert.Contains("team_access_granted", _manifest.BotEvents, StringComparer.Ordinal);
        Assert.Contains("team_access_revoked", _manifest.BotEvents, StringComparer.Ordinal);
    }

    [Fact]
    public void Texts_keep_to_Slacks_lengths()
    {
        var about = _manifest.Json["display_information"]!;
        Assert.InRange(about["name"]!.GetValue<string>().Length, 1, 35);
        Assert.InRange(about["description"]!.GetValue<string>().Length, 1, 140);
        Assert.Matches("^#[0-9a-fA-F]{6}$", about["background_color"]!.GetValue<string>());
    }

    [Fact]
    public void Each_subscribed_event_has_the_scope_it_needs_and_is_understood()
    {
        Assert.Equal(_manifest.BotEvents.Count, _manifest.BotEvents.Distinct(StringComparer.Ordinal).Count());
        foreach (var name in _manifest.BotEvents)
        {
            var needed = name switch
            {
                "team_join" or "user_change" => "users:read",
                _ when name.StartsWith("group_", StringComparison.Ordinal) => "groups:read",
                "app_uninstalled" or "tokens_revoked" or "team_access_granted" or "team_access_revoked" => null,
                "app_mention" => "app_mentions:read",
                "reaction_added" or "reaction_removed" => "reactions:read",
                _ => "channels:read",
            };
            if (needed is not null) Assert.Contains(needed, _manifest.Scopes, StringComparer.Ordinal);
            var happened = new JsonObject { ["type"] = name, ["channel"] = "C1", ["tokens"] = new JsonObject { ["bot"] = new JsonArray("U0") } };
            happened["team_ids"] = new JsonArray("T1");
            happened["user"] = name switch
            {
                "team_join" or "user_change" => new JsonObject { ["id"] = "U1" },
                // What the bot itself says and does asks for nothing.
                "app_mention" or "reaction_added" or "reaction_removed" => "U1",
                _ => "U0",
            };
            happened["ts"] = "1.2";
            happened["reaction"] = "raised_hands";
            happened["item"] = new JsonObject { ["type"] = "message", ["channel"] = "C1", ["ts"] = "1.2" };
            var envelope = new JsonObject
            {
                ["type"] = "event_callback", ["team_id"] = "T1", ["enterprise_id"] = "E1", ["event_id"] = "Ev1", ["event"] = happened,
                ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T1", ["user_id"] = "U0", ["is_bot"] = true }),
            };
            Assert.NotNull(SlackEventReader.Read(System.Text.Encoding.UTF8.GetBytes(envelope.ToJsonString())).Request);
        }
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => Strings(p.Value)),
        JsonArray array => array.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
