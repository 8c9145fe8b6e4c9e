using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CultureBot.Testing.Teams;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>The company on Teams. What is answered to somebody alone comes into their own chat with the bot.</summary>
internal sealed partial class TeamsChatCompany(TeamsCompany company) : ChatCompany
{
    private readonly HashSet<string> _answers = [.. company.Teams.State.Messages.Select(message => message.Id)];
    private readonly Dictionary<string, Answered> _given = new(StringComparer.Ordinal);

    public override AppFixture App => company.App;

    public override int Sends => company.Teams.Calls.Count(IsSending) - _answers.Count;

    public override IReadOnlyList<Seen> InGeneral => [.. company.In(TeamsCompany.General).Select(See)];

    public static async Task<ChatCompany> StartAsync(CompanySetting setting) =>
        new TeamsChatCompany(await TeamsCompany.StartAsync(
            setting.Kind, setting.At, setting.Zone, teams => Add(teams, setting), setting.Configure, setting.Adjust));

    public override IReadOnlyList<Seen> To(string who) => [.. company.To(who).Where(message => !_answers.Contains(message.Id)).Select(See)];

    public override string IdOf(string who) => "29:" + who;

    public override async Task<Answered> ThankAsync(string text, string giver = Mia, bool isDirect = false, string? request = null)
    {
        List<JsonObject> mentions = [SignedActivities.Mention(FakeTeams.BotId, "CultureBot")];
        var typed = Mentioned().Replace(text, match =>
        {
            var (id, name) = Named(match.Groups["who"].Value);
            mentions.Add(SignedActivities.Mention(id, name));
            return $"<at>{name}</at>";
        });
        var message = company.By(giver, company.Activities.Message(
            "<at>CultureBot</at> kudos " + typed, isDirect ? company.ChatOf(giver) : SignedActivities.Channel(TeamsCompany.General), giver, [.. mentions]));
        if (request is not null) message["id"] = request;

        var before = company.To(giver).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Null(await company.SendAsync(message));
        if (request is not null && _given.TryGetValue(request, out var given)) return given;
        await UntilAsync(() => Task.FromResult(company.To(giver).Any(m => !before.Contains(m.Id))));
        var answer = company.To(giver).First(m => !before.Contains(m.Id));
        _answers.Add(answer.Id);
        var answered = new Answered(Shown(answer.Card.ToJsonString()), new ShownCard(answer.Id, answer.Card));
        if (request is not null) _given[request] = answered;
        return answered;
    }

    public override async Task<Answered> ChooseAsync(Answered answer, string action, string who = Mia)
    {
        var shown = (ShownCard)answer.Raw;
        var pressed = Actions(shown.Card).Single(a => (string?)a["verb"] == action);
        var replaced = await ExecuteAsync(company.ChatOf(who), who, shown.Id, action, pressed["data"]!.DeepClone());
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)replaced["type"]);
        var card = (JsonObject)replaced["value"]!;
        return new(Shown(card.ToJsonString()), new ShownCard(shown.Id, card));
    }

    public override async Task<Answered> PressAsync(Seen message, string action, string value, string who)
    {
        var said = await ExecuteAsync(
            SignedActivities.Channel(TeamsCompany.General, message.Id), who, message.Id, action, new JsonObject { ["button"] = action, ["value"] = value });
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)said["type"]);
        return new((string)said["value"]!, said);
    }

    public override async Task<Answered> TapAsync(Answered card, string label, string who)
    {
        var shown = (ShownCard)card.Raw;
        var pressed = Labelled(shown, label);
        var replaced = await ExecuteAsync(company.ChatOf(who), who, shown.Id, (string)pressed["verb"]!, pressed["data"]!.DeepClone());
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)replaced["type"]);
        var next = (JsonObject)replaced["value"]!;
        return new(Shown(next.ToJsonString()), new ShownCard(shown.Id, next));
    }

    public override async Task FailAsync(Answered card, string label, string who)
    {
        var shown = (ShownCard)card.Raw;
        var pressed = Labelled(shown, label);
        var answer = await company.SendAsync(company.By(who, company.Activities.Invoke(
            "adaptiveCard/action",
            new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = (string)pressed["verb"]!, ["data"] = pressed["data"]!.DeepClone() }, ["trigger"] = "manual",
            },
            company.ChatOf(who), who, shown.Id)));
        Assert.Contains("went wrong", answer!.ToJsonString(), StringComparison.Ordinal);
    }

    public override async Task<Answered> WriteAsync(Answered card, string label, string who, string[] words, Func<Task>? meanwhile = null)
    {
        var shown = (ShownCard)card.Raw;
        var opened = await company.SendAsync(company.By(who, company.Activities.Invoke(
            "task/fetch", new JsonObject { ["data"] = Labelled(shown, label)["data"]!.DeepClone() }, company.ChatOf(who), who, shown.Id)));
        Assert.Equal("continue", (string?)opened!["task"]!["type"]);
        var data = (JsonObject)Actions((JsonObject)opened["task"]!["value"]!["card"]!["content"]!).Single(a => (string?)a["type"] == "Action.Submit")["data"]!.DeepClone();
        if (meanwhile is not null) await meanwhile();
        for (var i = 0; i < words.Length; i++) data[$"words{i}"] = words[i];
        var answer = await company.SendAsync(company.By(who, company.Activities.Invoke(
            "task/submit", new JsonObject { ["data"] = data }, company.ChatOf(who), who, shown.Id)));
        return new(Shown(answer!.ToJsonString()), answer);
    }

    public override async Task ReactAsync(Seen message, string who, bool isRemoved = false)
    {
        Clock.Advance(Duration.FromMilliseconds(1));
        var reaction = company.Activities.Activity("messageReaction", SignedActivities.Channel(TeamsCompany.General, message.Id), who);
        reaction["replyToId"] = message.Id;
        reaction[isRemoved ? "reactionsRemoved" : "reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
        Assert.Null(await company.SendAsync(company.By(who, reaction)));
    }

    public override async Task SubmitFormAsync(IReadOnlyList<string> to, string words, string value, string visibility)
    {
        var channel = SignedActivities.Channel(TeamsCompany.General);
        var opened = await company.SendAsync(company.By(Mia, company.Activities.Invoke(
            "task/fetch", new JsonObject { ["data"] = new JsonObject { ["button"] = "kudos.form", ["value"] = "" } }, channel, Mia)));
        Assert.Equal("continue", (string?)opened!["task"]!["type"]);
        var data = (JsonObject)Actions((JsonObject)opened["task"]!["value"]!["card"]!["content"]!).Single(a => (string?)a["type"] == "Action.Submit")["data"]!.DeepClone();
        data["people"] = string.Join(',', to.Select(IdOf));
        data["words"] = words;
        data["values"] = value;
        data["visibility"] = visibility;
        await company.SendAsync(company.By(Mia, company.Activities.Invoke(
            "task/submit", new JsonObject { ["data"] = data }, SignedActivities.Channel(TeamsCompany.General), Mia)));
    }

    public override void BreakAfter(int accepted)
    {
        var taken = 0;
        company.Teams.Plan = call => IsSending(call) && Interlocked.Increment(ref taken) > accepted ? FakeTeamsFault.Of(502) : null;
    }

    public override void Slow() => company.Teams.Plan = call => IsSending(call) && !IsAnswer(call) ? FakeTeamsFault.Of(429, 60) : null;

    public override void Recover() => company.Teams.Plan = null;

    public override Task MoveToAsync(Instant moment) => company.MoveToAsync(moment);

    public override Task SettleAsync() => company.SettleAsync();

    public override Task UntilAsync(Func<Task<bool>> condition) => company.UntilAsync(condition);

    public override HttpClient Operator()
    {
        var client = App.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        return client;
    }

    public override ValueTask DisposeAsync() => company.DisposeAsync();

    private static void Add(FakeTeamsState teams, CompanySetting setting)
    {
        foreach (var who in setting.People) teams.AddPerson("29:" + who, CompanySetting.NameOf(who)).EntraId = SignedActivities.EntraId(who);
    }

    private static bool IsSending(FakeTeamsCall call) => call.Method == "post" || (call.Method == "open" && (bool?)call.Body["isGroup"] == true);

    // Mia gives, and is told how that went even while nobody else is told anything.
    private bool IsAnswer(FakeTeamsCall call) => call.Place == company.Teams.State.ChatWith(company.Person(Mia)).Id;

    private static JsonObject Labelled(ShownCard shown, string label) => Actions(shown.Card).Single(action => (string?)action["title"] == label);

    private async Task<JsonObject> ExecuteAsync(JsonObject conversation, string who, string messageId, string verb, JsonNode data)
    {
        var answer = await company.SendAsync(company.By(who, company.Activities.Invoke(
            "adaptiveCard/action",
            new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual",
            },
            conversation, who, messageId)));
        Assert.Equal(200, (int?)answer!["statusCode"]);
        return answer;
    }

    private (string Id, string Name) Named(string who) => who switch
    {
        FrontDesk => (TeamsCompany.FrontDesk, "Front Desk"),
        Robot => ("28:robot", "Robot"),
        _ => (IdOf(who), company.Person(who).Name),
    };

    private static IEnumerable<JsonObject> Actions(JsonObject card) =>
        card["body"]!.AsArray().OfType<JsonObject>().SelectMany(element => element["actions"] as JsonArray ?? []).OfType<JsonObject>();

    private static Seen See(FakeTeamsMessage message) =>
        new(message.Id, message.Root.Length > 0 && message.Root != message.Id ? message.Root : null, message.Summary, Shown(message.Card.ToJsonString()), message.Updates, new ShownCard(message.Id, message.Card));

    [GeneratedRegex(@"\{(?<who>[a-z-]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mentioned();
}
