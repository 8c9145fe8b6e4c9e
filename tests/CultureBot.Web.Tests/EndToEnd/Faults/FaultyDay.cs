using System.Globalization;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd.Faults;

/// <summary>People who give thanks in every way while Slack fails in every way, and what came of it.</summary>
internal sealed class FaultyDay(SlackCompany company, FakeSlackFaultPlan plan, Random random)
{
    private const int Channels = 6;
    private const int Colleagues = 12;
    private static readonly string[] Givers = [Ana, Ben, Cem, Mia];
    private readonly List<Thanks> _given = [];

    public IReadOnlyList<Thanks> Given => _given;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes the company larger, so that not all waits for one channel.</summary>
    public static void Enlarge(FakeSlack slack)
    {
        for (var i = 0; i < Channels; i++) slack.State.AddChannel(Channel(i), "room-" + Two(i));
        for (var i = 0; i < Colleagues; i++) slack.State.AddUser(Colleague(i), "colleague" + Two(i), "Colleague " + Two(i));
    }

    public async Task GiveAsync()
    {
        var giver = Givers[random.Next(Givers.Length)];
        var words = $"You carried the boxes of round {(_given.Count + 1000).ToString(CultureInfo.InvariantCulture)} up the stairs for all of us.";
        var channel = Channel(random.Next(Channels));
        var (first, second) = (Colleague(random.Next(Colleagues / 2)), Colleague((Colleagues / 2) + random.Next(Colleagues / 2)));
        switch (random.Next(7))
        {
            case 0:
                await CommandAsync(words, giver, channel, isTwice: true, first, second);
                break;
            case 1:
                await CommandAsync(words, giver, channel, isTwice: false, Newcomer());
                break;
            case 2:
                await FromDirectMessageAsync(words, giver, first);
                break;
            case 3:
                await FormAsync(words, giver, first, second);
                break;
            case 4:
                var answer = await CommandAsync(words, giver, channel, isTwice: false, first);
                if (random.Next(2) == 0) await UndoAsync(_given[^1], answer);
                break;
            case 5:
                await EventsAsync();
                goto default;
            default:
                await CommandAsync(words, giver, channel, isTwice: false, first, second);
                break;
        }
    }

    private async Task<JsonObject> CommandAsync(string words, string giver, string channel, bool isTwice, params string[] people)
    {
        _given.Add(new(words, giver, [channel, .. people.Select(Direct)]));
        var text = string.Join(' ', people.Select(p => $"<@{p}>")) + " " + words;
        var command = company.Requests.Command("/kudos", text, giver, company.Slack.NewResponseUrl(), ("channel_id", channel), ("channel_name", "room"));
        var again = isTwice ? await company.Requests.AgainAsync(command, Cancellation) : null;
        var sending = company.SendAsync(command);
        if (again is not null)
        {
            plan.Count("the same request twice at once");
            await WaitAsync(company.SendAsync(again));
        }

        return (await WaitAsync(sending))!;
    }

    private async Task FromDirectMessageAsync(string words, string giver, string to)
    {
        _given.Add(new(words, giver, [General, Direct(to)]));
        var question = await WaitAsync(company.SendAsync(company.Requests.Command(
            "/kudos", $"<@{to}> {words}", giver, company.Slack.NewResponseUrl(), ("channel_id", Direct(giver)), ("channel_name", "directmessage"))));
        var press = company.Requests.Button("kudos.post", ValueOf(question!, "kudos.post"), giver, company.Slack.NewResponseUrl());
        var again = await company.Requests.AgainAsync(press, Cancellation);
        await WaitAsync(company.SendAsync(press));
        plan.Count("the same button twice");
        await WaitAsync(company.SendAsync(again));
    }

    // However the opening ended: people press again until they see a form, and then send it.
    private async Task FormAsync(string words, string giver, params string[] people)
    {
        _given.Add(new(words, giver, [General, .. people.Select(Direct)]));
        await WaitAsync(company.SendAsync(company.Requests.Button("kudos.form", "", giver, company.Slack.NewResponseUrl())));
        lock (company.Slack.State.Lock) company.Slack.State.Views.Clear();
        await WaitAsync(company.SendAsync(company.Requests.Submission(
            "kudos",
            "",
            new()
            {
                ["people"] = Field("multi_users_select", "selected_users", $"[{string.Join(',', people.Select(p => $"\"{p}\""))}]"),
                ["words"] = Field("plain_text_input", "value", $"\"{words}\""),
                ["visibility"] = Field("static_select", "selected_option", """{"value":"Public"}"""),
            },
            giver,
            "V" + _given.Count.ToString(CultureInfo.InvariantCulture))));
    }

    // By its own button: the latest may be another one, which was finished meanwhile.
    private async Task UndoAsync(Thanks thanks, JsonObject answer)
    {
        thanks.IsUndone = true;
        await WaitAsync(company.SendAsync(company.Requests.Button(
            "kudos.undo", ValueOf(answer, "kudos.undo"), thanks.Giver, company.Slack.NewResponseUrl())));
    }

    // The newer one first, then both again: in the end Ben is called what the newest says.
    private async Task EventsAsync()
    {
        var newest = company.Clock.Now.ToUnixTimeSeconds();
        foreach (var (name, changed, id) in ((string, long, string)[])[("Ben Newest", newest, "b"), ("Ben Older", newest - 60, "a"), ("Ben Older", newest - 60, "a"), ("Ben Newest", newest, "b")])
        {
            var ben = (JsonObject)company.Slack.State.Users.Single(u => (string?)u["id"] == Ben).DeepClone();
            ben["profile"]!["real_name"] = name;
            ben["updated"] = changed;
            await WaitAsync(company.SendAsync(company.Requests.Event(new() { ["type"] = "user_change", ["user"] = ben }, $"Ev{_given.Count}{id}")));
        }

        plan.Count("a late event");
        plan.Count("an event twice");
    }

    private async Task<JsonObject?> WaitAsync(Task<JsonObject?> sending)
    {
        await company.UntilAsync(() => Task.FromResult(sending.IsCompleted));
        return await sending;
    }

    private string Newcomer()
    {
        var id = "U0NEW" + _given.Count.ToString("D4", CultureInfo.InvariantCulture);
        company.Slack.State.AddUser(id, "new" + _given.Count.ToString(CultureInfo.InvariantCulture));
        return id;
    }

    private static JsonObject Field(string type, string name, string value) =>
        new() { ["field"] = new JsonObject { ["type"] = type, [name] = JsonNode.Parse(value) } };

    private static string Direct(string user) => "D" + user[1..];

    private static string Channel(int i) => "C0ROOM" + Two(i);

    private static string Colleague(int i) => "U0COLL" + Two(i);

    private static string Two(int i) => i.ToString("D2", CultureInfo.InvariantCulture);
}
