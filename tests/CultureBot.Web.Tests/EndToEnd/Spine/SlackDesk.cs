using System.Text.Json.Nodes;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>HR's desk on Slack: forms are modals, and so is what answers them.</summary>
internal sealed partial class SlackChatCompany
{
    private int _views;

    public override async Task<Answered> CommandAsync(string command, string text, string who)
    {
        company.Slack.State.Views.Clear();
        var told = To(who).Count;
        var answer = await company.SendAsync(company.Requests.Command("/" + command, text, IdOf(who), company.Slack.NewResponseUrl()));
        if (answer is not null || company.Slack.State.Views.Count > 0) return Answer(answer ?? company.Slack.State.Views[^1]);

        // What is to be kept comes as a direct message instead.
        await UntilAsync(() => Task.FromResult(To(who).Count > told));
        return To(who)[^1].Card;
    }

    public override async Task<Answered> LateAsync(Answered waiting, string who)
    {
        await UntilAsync(() => Task.FromResult(To(who).Count > 0));
        return To(who)[^1].Card;
    }

    public override async Task<Answered> ClickAsync(Answered shown, string label, string who)
    {
        var raw = (JsonObject)shown.Raw;
        var url = company.Slack.NewResponseUrl();
        if (!IsView(raw))
        {
            company.Slack.State.Views.Clear();
            Assert.Null(await company.SendAsync(Pressed(shown, label, who, url)));
            return company.Slack.State.Views.Count > 0 ? Answer(company.Slack.State.Views[^1]) : Answer(await company.RespondedAsync(url));
        }

        var button = SlackCompany.Elements(raw).Single(element => (string?)element["type"] == "button" && (string?)element["text"]!["text"] == label);
        Assert.Null(await company.SendAsync(company.Requests.Interaction(
            new()
            {
                ["type"] = "block_actions",
                ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" },
                ["view"] = new JsonObject { ["id"] = "V1", ["type"] = "modal", ["title"] = raw["title"]!.DeepClone(), ["app_installed_team_id"] = Testing.Slack.FakeSlack.TeamId },
                ["actions"] = new JsonArray(new JsonObject
                {
                    ["type"] = "button", ["action_id"] = (string?)button["action_id"], ["block_id"] = "b1", ["value"] = (string?)button["value"],
                    ["action_ts"] = "1700000000.1",
                }),
            },
            IdOf(who))));
        return Answer(company.Slack.State.Views[^1]);
    }

    public override async Task AskForAsync(Answered card, string label, string who) =>
        Assert.Null(await company.SendAsync(Pressed(card, label, who, company.Slack.NewResponseUrl())));

    public override async Task<Answered> FillAsync(Answered form, string who, params (string Field, string Value)[] values)
    {
        var view = (JsonObject)form.Raw;
        var state = new JsonObject();
        foreach (var block in view["blocks"]!.AsArray().OfType<JsonObject>().Where(block => (string?)block["type"] == "input"))
        {
            var field = (string)block["block_id"]!;
            var typed = values.FirstOrDefault(value => value.Field == field).Value;
            var element = (JsonObject)block["element"]!;
            state[field] = new JsonObject { [(string)element["action_id"]!] = Typed(element, typed) };
        }

        var answer = await company.SendAsync(company.Requests.Submission(
            (string)view["callback_id"]!, (string)view["private_metadata"]!, state, IdOf(who), $"V{Interlocked.Increment(ref _views)}"));
        return (string?)answer!["response_action"] == "update" ? Answer((JsonObject)answer["view"]!.DeepClone()) : new(Shown(answer.ToJsonString()), view);
    }

    // What Slack sends back of an input that was left as it began, or was changed.
    private static JsonObject Typed(JsonObject element, string? value)
    {
        var type = (string)element["type"]!;
        return type switch
        {
            "plain_text_input" => new() { ["type"] = type, ["value"] = value ?? (string?)element["initial_value"] },
            "multi_users_select" => new() { ["type"] = type, ["selected_users"] = new JsonArray([.. (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => (JsonNode)id)]) },
            "checkboxes" or "multi_static_select" => new()
            {
                ["type"] = type,
                ["selected_options"] = value is null
                    ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                    : new JsonArray([.. value.Split(',').Select(one => (JsonNode)new JsonObject { ["value"] = one })]),
            },
            _ => new() { ["type"] = type, ["selected_option"] = value is null ? element["initial_option"]?.DeepClone() : new JsonObject { ["value"] = value } },
        };
    }

    private static bool IsView(JsonObject raw) => (string?)raw["type"] == "modal";
}
