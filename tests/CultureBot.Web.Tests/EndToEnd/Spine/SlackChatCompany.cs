using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CultureBot.Testing.Slack;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>The company on Slack.</summary>
internal sealed partial class SlackChatCompany(SlackCompany company) : ChatCompany
{
    public override AppFixture App => company.App;

    public override int Sends => company.Slack.CallsOf("chat.postMessage").Count();

    public override IReadOnlyList<Seen> InGeneral => [.. company.In(SlackCompany.General).Select(See)];

    public static async Task<ChatCompany> StartAsync(CompanySetting setting) =>
        new SlackChatCompany(await SlackCompany.StartAsync(
            setting.Kind, setting.At, setting.Zone, slack => Add(slack, setting), setting.Configure, adjust: setting.Adjust));

    public override IReadOnlyList<Seen> To(string who) => [.. company.To(IdOf(who)).Select(See)];

    public override string IdOf(string who) => "U0" + who.ToUpperInvariant();

    public override async Task<Answered> ThankAsync(string text, string giver = Mia, bool isDirect = false, string? request = null)
    {
        List<(string, string)> fields = [];
        if (isDirect) fields.AddRange([("channel_id", "D0" + giver.ToUpperInvariant()), ("channel_name", "directmessage")]);
        if (request is not null) fields.Add(("trigger_id", "1.2." + request));
        return Answer(await company.KudosAsync(Mentioned().Replace(text, Mention), IdOf(giver), [.. fields]));
    }

    public override async Task<Answered> ChooseAsync(Answered answer, string action, string who = Mia) =>
        Answer(await company.PressAsync((JsonObject)answer.Raw, action, IdOf(who)));

    public override async Task<Answered> PressAsync(Seen message, string action, string value, string who)
    {
        var url = company.Slack.NewResponseUrl();
        Assert.Null(await company.SendAsync(company.Requests.Button(action, value, IdOf(who), url, isEphemeral: false)));
        return Answer(await company.RespondedAsync(url));
    }

    public override async Task<Answered> TapAsync(Answered card, string label, string who)
    {
        var said = await PressOwnAsync(card, label, who);
        // What one taps through stays one card.
        Assert.True((bool?)said["replace_original"]);
        Assert.Null(said["response_type"]);
        return Answer(said);
    }

    public override async Task FailAsync(Answered card, string label, string who) =>
        Assert.Contains("went wrong", (await PressOwnAsync(card, label, who)).ToJsonString(), StringComparison.Ordinal);

    public override async Task<Answered> WriteAsync(Answered card, string label, string who, string[] words, Func<Task>? meanwhile = null)
    {
        Assert.Null(await company.SendAsync(Pressed(card, label, who, company.Slack.NewResponseUrl())));
        var view = company.Slack.State.Views[^1];
        if (meanwhile is not null) await meanwhile();
        var values = new JsonObject(words.Select((written, i) => KeyValuePair.Create($"words{i}", (JsonNode?)Field("plain_text_input", "value", written))));
        var answer = await company.SendAsync(company.Requests.Submission((string)view["callback_id"]!, (string)view["private_metadata"]!, values, IdOf(who)));
        return Answer(answer!);
    }

    public override async Task ReactAsync(Seen message, string who, bool isRemoved = false)
    {
        var at = Clock.Now.ToUnixTimeMilliseconds();
        Clock.Advance(Duration.FromMilliseconds(1));
        await company.SendAsync(company.Requests.Event(
            new()
            {
                ["type"] = isRemoved ? "reaction_removed" : "reaction_added", ["user"] = IdOf(who), ["reaction"] = "raised_hands",
                ["event_ts"] = $"{at / 1000}.{at % 1000:D3}", ["item_user"] = "U0BOT",
                ["item"] = new JsonObject { ["type"] = "message", ["channel"] = SlackCompany.General, ["ts"] = message.Id },
            },
            $"Ev{at}"));
    }

    public override async Task SubmitFormAsync(IReadOnlyList<string> to, string words, string value, string visibility)
    {
        Assert.Null(await company.SendAsync(company.Requests.Button("kudos.form", "", IdOf(Mia), company.Slack.NewResponseUrl())));
        Assert.Equal("kudos", (string?)Assert.Single(company.Slack.State.Views)["callback_id"]);
        await company.SendAsync(company.Requests.Submission(
            "kudos",
            "",
            new()
            {
                ["people"] = Field("multi_users_select", "selected_users", new JsonArray([.. to.Select(who => (JsonNode)IdOf(who))])),
                ["words"] = Field("plain_text_input", "value", words),
                ["values"] = Field("checkboxes", "selected_options", new JsonArray(new JsonObject { ["value"] = value })),
                ["visibility"] = Field("static_select", "selected_option", new JsonObject { ["value"] = visibility }),
            },
            IdOf(Mia)));
    }

    public override void BreakAfter(int accepted)
    {
        for (var i = 0; i < accepted; i++) company.Slack.Next("chat.postMessage", FakeSlackFault.Delay(TimeSpan.Zero));
        company.Slack.Always("chat.postMessage", FakeSlackFault.Status(503));
    }

    public override void Slow() => company.Slack.Always("chat.postMessage", FakeSlackFault.RateLimited(60));

    public override void Recover() => company.Slack.Always("chat.postMessage", null);

    public override Task MoveToAsync(Instant moment) => company.MoveToAsync(moment);

    public override Task SettleAsync() => company.SettleAsync();

    public override Task UntilAsync(Func<Task<bool>> condition) => company.UntilAsync(condition);

    public override HttpClient Operator() => company.Operator();

    public override ValueTask DisposeAsync() => company.DisposeAsync();

    private static void Add(FakeSlack slack, CompanySetting setting)
    {
        foreach (var who in setting.People) slack.State.AddUser("U0" + who.ToUpperInvariant(), who, CompanySetting.NameOf(who), setting.Zone);
    }

    private async Task<JsonObject> PressOwnAsync(Answered card, string label, string who)
    {
        var url = company.Slack.NewResponseUrl();
        Assert.Null(await company.SendAsync(Pressed(card, label, who, url)));
        return await company.RespondedAsync(url);
    }

    private HttpRequestMessage Pressed(Answered card, string label, string who, string url)
    {
        var button = SlackCompany.Elements((JsonObject)card.Raw)
            .Single(element => (string?)element["type"] == "button" && (string?)element["text"]!["text"] == label);
        var conversation = "D0" + who.ToUpperInvariant();
        return company.Requests.Interaction(
            new()
            {
                ["type"] = "block_actions",
                ["channel"] = new JsonObject { ["id"] = conversation, ["name"] = "directmessage" },
                ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = conversation, ["is_ephemeral"] = false },
                ["response_url"] = url,
                ["actions"] = new JsonArray(new JsonObject
                {
                    ["type"] = "button", ["action_id"] = (string?)button["action_id"], ["block_id"] = "b1", ["value"] = (string?)button["value"],
                    ["action_ts"] = "1700000000.1",
                }),
            },
            IdOf(who));
    }

    private static string Mention(Match match) =>
        match.Groups["who"].Value == FrontDesk ? "<!subteam^S0DESK|@front-desk>" : $"<@U0{match.Groups["who"].Value.ToUpperInvariant()}>";

    private static Answered Answer(JsonObject answer) => new(Shown(answer.ToJsonString()), answer);

    private static Seen See(FakeSlackMessage message) =>
        new(message.Ts, message.ThreadTs, message.Text, Shown(message.Blocks!.ToJsonString()), message.Updates, new JsonObject { ["blocks"] = message.Blocks!.DeepClone() });

    private static JsonObject Field(string type, string name, JsonNode value) =>
        new() { ["field"] = new JsonObject { ["type"] = type, [name] = value } };

    [GeneratedRegex(@"\{(?<who>[a-z-]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mentioned();
}
