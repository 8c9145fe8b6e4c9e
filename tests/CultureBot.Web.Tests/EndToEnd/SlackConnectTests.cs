using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>Channels shared with another company: its people can be thanked and may ask, and are counted nowhere.</summary>
public sealed class SlackConnectTests
{
    private const string Far = "U0FAR";
    private const string FarTeam = "T0FAR";
    private static readonly Instant AfterFriday = Instant.FromUtc(2026, 11, 21, 1, 0);

    [Theory]
    [DatabaseData]
    public async Task A_stranger_is_thanked_by_name_and_stands_in_no_figure_and_gets_no_digest(DatabaseKind kind)
    {
        await using var company = await SharedAsync(kind);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM accounts WHERE external_id = @Far", new { Far }));

        var answer = await company.KudosAsync("<@U0FAR> " + Words);
        await company.MoveToAsync(AfterFriday);

        Assert.Contains("Fay Far", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(company.In(General), m => m.Blocks!.ToJsonString().Contains("\"user_id\":\"U0FAR\"", StringComparison.Ordinal));
        Assert.Contains(Words, Assert.Single(company.To(Far)).Text, StringComparison.Ordinal);
        var digest = Assert.Single(company.In(General), m => m.Text.StartsWith("This week at", StringComparison.Ordinal));
        Assert.Contains("1 thank-you this week.", digest.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Fay Far", digest.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Stranger", Assert.Single(await company.ListAsync("SELECT kind FROM accounts WHERE external_id = @Far", new { Far })));
    }

    [Theory]
    [InlineData("cannot_dm_bot")]
    [InlineData("user_not_found")]
    [InlineData("channel_not_found")]
    [InlineData("restricted_action")]
    public async Task What_cannot_be_delivered_to_a_stranger_ends_at_once_and_nobody_is_bothered(string error)
    {
        await using var company = await SharedAsync();
        await company.KudosAsync("private <@U0FAR> fixed our shared build at midnight");
        company.Slack.Next("chat.postMessage", FakeSlackFault.Error(error));
        await company.MoveToAsync(company.Clock.Now + Duration.FromHours(1));

        Assert.Empty(company.To(Far));
        Assert.Empty(company.To(Mia));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM messages WHERE due_at IS NOT NULL"));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos WHERE undone_at IS NULL"));
    }

    [Fact]
    public async Task A_strangers_commands_get_kind_answers()
    {
        await using var company = await SharedAsync();

        var culture = await company.SendAsync(company.Requests.Command("/culture", "", Far));
        var settings = await company.SendAsync(company.Requests.Command("/culture", "settings", Far));
        var kudos = await company.KudosAsync("<@U0ANA> walked us through the new release", giver: Far);
        var fromTheirTeam = await company.SendAsync(company.Requests.Command("/kudos", "<@U0ANA> " + Words, Far, "", ("team_id", FarTeam)));
        await company.SettleAsync();

        Assert.Contains("You belong to another organization", culture!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-in/", culture.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("You belong to another organization", settings!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Ana Lima", kudos.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("not set up in this workspace yet", fromTheirTeam!.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(company.To(Ana));
    }

    [Fact]
    public async Task A_strangers_form_is_answered_by_the_workspace_that_the_app_is_installed_in()
    {
        await using var company = await SharedAsync();
        var values = new JsonObject
        {
            ["people"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray(Ana) } },
            ["words"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "Walked us through the new release" } },
            ["visibility"] = new JsonObject
            {
                ["value"] = new JsonObject { ["type"] = "radio_buttons", ["selected_option"] = new JsonObject { ["value"] = "Private" } },
            },
        };
        var payload = new JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = FarTeam, ["domain"] = "far" },
            ["user"] = new JsonObject { ["id"] = Far, ["team_id"] = FarTeam },
            ["view"] = new JsonObject
            {
                ["id"] = "V1", ["team_id"] = FarTeam, ["type"] = "modal", ["callback_id"] = "kudos", ["private_metadata"] = "", ["hash"] = "1.a",
                ["state"] = new JsonObject { ["values"] = values }, ["app_installed_team_id"] = FakeSlack.TeamId,
            },
        };

        var answer = await company.SendAsync(company.Requests.Interaction(payload, Far));
        await company.SettleAsync();

        Assert.Equal("update", (string?)answer!["response_action"]);
        Assert.Contains("Walked us through", Assert.Single(company.To(Ana)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_press_of_a_button_gets_a_kind_answer_whichever_team_it_names()
    {
        await using var company = await SharedAsync();
        foreach (var team in (string[])[FakeSlack.TeamId, FarTeam])
        {
            var url = company.Slack.NewResponseUrl();
            Assert.Null(await company.SendAsync(company.Requests.Interaction(
                new()
                {
                    ["type"] = "block_actions",
                    ["team"] = new JsonObject { ["id"] = team, ["domain"] = "far" },
                    ["user"] = new JsonObject { ["id"] = Far, ["team_id"] = FarTeam },
                    ["channel"] = new JsonObject { ["id"] = General, ["name"] = "general" },
                    ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = General, ["is_ephemeral"] = false },
                    ["response_url"] = url,
                    ["actions"] = new JsonArray(new JsonObject
                    {
                        ["type"] = "button", ["action_id"] = "preferences.open", ["block_id"] = "b1", ["action_ts"] = "1700000000.1",
                    }),
                },
                Far)));
            Assert.Contains(
                team == FarTeam ? "not set up in this workspace yet" : "You belong to another organization",
                (await company.RespondedAsync(url)).ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_Slack_reports_about_strangers_makes_nobody_known()
    {
        await using var company = await SharedAsync();

        await company.SendAsync(company.Requests.Event(
            new() { ["type"] = "user_change", ["user"] = company.Slack.State.Users.Single(u => (string?)u["id"] == Far).DeepClone() }, "Ev1"));

        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM accounts WHERE external_id = @Far", new { Far }));
    }

    private static Task<SlackCompany> SharedAsync(DatabaseKind kind = DatabaseKind.Sqlite) => SlackCompany.StartAsync(kind, change: slack =>
    {
        var far = slack.State.AddUser(Far, "fay", "Fay Far");
        far["team_id"] = FarTeam;
        far["is_stranger"] = true;
    });
}
