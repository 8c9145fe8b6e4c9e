using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;
using CultureBot.Web.Start;

namespace CultureBot.Web.Tests.Start;

/// <summary><c>dotnet run --project src/CultureBot.Web -- slack-manifest</c>: what comes out is pasted as it is.</summary>
public sealed class SlackManifestCommandTests
{
    private const string Host = "https://thanks.example.org";

    [Fact]
    public async Task The_manifest_names_this_host_and_is_otherwise_the_projects_own()
    {
        var printed = await PrintAsync("--Web:PublicUrl=" + Host);

        var own = SlackManifest.Load().Json.ToJsonString().Replace("https://culturebot.example.com", Host, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(own), printed));
        Assert.Equal(Host + "/slack/events", (string?)printed["settings"]!["event_subscriptions"]!["request_url"]);
    }

    [Fact]
    public async Task With_an_app_token_Slack_is_given_no_address()
    {
        var printed = await PrintAsync("--Slack:AppToken=xapp-1");

        Assert.True((bool?)printed["settings"]!["socket_mode_enabled"]);
        Assert.DoesNotContain("://", printed.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            SlackManifest.Load().Commands.Select(name => "/" + name),
            printed["features"]!["slash_commands"]!.AsArray().Select(c => (string?)c!["command"]));
    }

    [Fact]
    public async Task With_an_app_token_and_an_address_only_browsers_come_to_it()
    {
        var printed = await PrintAsync("--Slack:AppToken=xapp-1", "--Web:PublicUrl=" + Host);

        Assert.DoesNotContain("/slack/events", printed.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("culturebot.example.com", printed.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Web:PublicUrl=" + Host)]
    [InlineData("--Slack:AppToken=xapp-1")]
    [InlineData("--Slack:AppToken=xapp-1", "--Web:PublicUrl=" + Host)]
    public async Task Slacks_schema_has_nothing_to_say_against_it(params string[] settings)
    {
        Assert.SkipWhen(SlackManifestSchema.Unavailable is not null, SlackManifestSchema.Unavailable ?? "");
        var printed = await PrintAsync(settings);
        Assert.Empty(await SlackManifestSchema.CheckAsync(printed, TestContext.Current.CancellationToken));

        printed["features"]!["slash_commands"]![0]!["command"] = "kudos";
        printed["display_information"]!.AsObject().Remove("name");
        Assert.Equal(2, (await SlackManifestSchema.CheckAsync(printed, TestContext.Current.CancellationToken)).Count);
    }

    [Theory]
    [InlineData("Web:PublicUrl must be the https address", "slack-manifest")]
    [InlineData("Web:PublicUrl must be the https address", "slack-manifest", "--Web:PublicUrl=http://thanks.example.org")]
    [InlineData("Web:PublicUrl must have no path", "slack-manifest", "--Web:PublicUrl=https://thanks.example.org/bot")]
    [InlineData("There is no command 'slack-manifset'", "slack-manifset")]
    public async Task What_cannot_be_done_is_said_and_nothing_is_printed(string problem, params string[] args)
    {
        await using var output = new StringWriter();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => ProgramCommands.RunAsync(args, output, TestContext.Current.CancellationToken));

        Assert.Contains(problem, Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData]
    [InlineData("--Api:Key=a-key-for-tests-0123456789")]
    [InlineData("Api:Key=a-key-for-tests-0123456789")]
    [InlineData("/Api:Key", "a-key-for-tests-0123456789")]
    public async Task Settings_alone_are_no_command(params string[] args)
    {
        await using var output = new StringWriter();

        Assert.Null(await ProgramCommands.RunAsync(args, output, TestContext.Current.CancellationToken));
    }

    private static async Task<JsonObject> PrintAsync(params string[] settings)
    {
        await using var output = new StringWriter();
        Assert.Equal(0, await ProgramCommands.RunAsync(["slack-manifest", .. settings], output, TestContext.Current.CancellationToken));
        return JsonNode.Parse(output.ToString())!.AsObject();
    }
}
