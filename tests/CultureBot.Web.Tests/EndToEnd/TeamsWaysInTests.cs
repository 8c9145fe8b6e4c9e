using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Teams;
using static CultureBot.Web.Tests.EndToEnd.TeamsCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>What is Teams' own about giving: from a message's menu, and from a conversation that the bot is not in.</summary>
public sealed class TeamsWaysInTests
{
    private const string Words = "Covered the phones while I was out";

    [Theory]
    [DatabaseData]
    public async Task From_a_messages_menu_its_author_is_filled_in_and_the_thank_you_keeps_the_link(DatabaseKind kind)
    {
        await using var company = await TeamsCompany.StartAsync(kind);
        var payload = new JsonObject
        {
            ["id"] = "1700000000111",
            ["from"] = new JsonObject { ["user"] = new JsonObject { ["id"] = company.Person("ben").EntraId, ["displayName"] = "Ben Okafor" } },
        };

        var form = await OpenAsync(company, "thank_for_message", SignedActivities.Channel(General), payload);
        Assert.Equal("29:ben", (string?)Inputs(form)["people"]!["value"]);
        await SubmitAsync(company, "thank_for_message", SignedActivities.Channel(General), Filled(form, "29:ben"));
        await company.SettleAsync();

        var post = Assert.Single(company.In(General));
        Assert.Contains("Mia Chen thanks @Ben Okafor", post.Summary, StringComparison.Ordinal);
        Assert.Contains("/l/message/", post.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("1700000000111", post.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(company.To("ben"), message => message.Summary.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_app_wrote_has_nobody_to_thank_filled_in()
    {
        await using var company = await TeamsCompany.StartAsync();
        var payload = new JsonObject { ["id"] = "1700000000111", ["from"] = new JsonObject { ["application"] = new JsonObject { ["id"] = "a-robot" } } };

        var form = await OpenAsync(company, "thank_for_message", SignedActivities.Channel(General), payload);

        Assert.Null(Inputs(form)["people"]!["value"]);
    }

    [Fact]
    public async Task In_a_conversation_that_the_bot_is_not_in_it_goes_to_the_kudos_channel_and_the_giver_is_told_where()
    {
        await using var company = await TeamsCompany.StartAsync();
        var elsewhere = SignedActivities.GroupChat();

        var form = await OpenAsync(company, "give_kudos", elsewhere, payload: null);
        var answer = await SubmitAsync(company, "give_kudos", elsewhere, Filled(form, "29:ben"));
        await company.SettleAsync();

        Assert.Contains("#General", answer!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Words, Assert.Single(company.In(General)).Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(company.Teams.Calls, call => call.Method == "post" && call.Place.StartsWith("19:group@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_thanked_for_in_a_conversation_of_a_few_is_not_linked_where_others_read_it()
    {
        await using var company = await TeamsCompany.StartAsync();
        var payload = new JsonObject { ["id"] = "1700000000111", ["from"] = new JsonObject { ["user"] = new JsonObject { ["id"] = company.Person("ben").EntraId } } };

        var form = await OpenAsync(company, "thank_for_message", SignedActivities.GroupChat(), payload);
        await SubmitAsync(company, "thank_for_message", SignedActivities.GroupChat(), Filled(form, "29:ben"));
        await company.SettleAsync();

        var post = Assert.Single(company.In(General)).Card.ToJsonString();
        Assert.DoesNotContain("/l/message/", post, StringComparison.Ordinal);
        Assert.DoesNotContain("19:group", post, StringComparison.Ordinal);
    }

    /// <summary>Mia chooses a command of the message extension, and gets the card of a dialog.</summary>
    private static async Task<JsonObject> OpenAsync(TeamsCompany company, string command, JsonObject conversation, JsonObject? payload)
    {
        var value = new JsonObject { ["commandId"] = command, ["commandContext"] = payload is null ? "compose" : "message", ["messagePayload"] = payload };
        return CardOf(await company.SendAsync(company.By("mia", company.Activities.Invoke("composeExtension/fetchTask", value, (JsonObject)conversation.DeepClone(), "mia"))))!;
    }

    /// <summary>The card that the dialog goes on with; null when it ends with a sentence.</summary>
    private static async Task<JsonObject?> SubmitAsync(TeamsCompany company, string command, JsonObject conversation, JsonObject data)
    {
        var value = new JsonObject { ["commandId"] = command, ["commandContext"] = "compose", ["data"] = data };
        return CardOf(await company.SendAsync(company.By("mia", company.Activities.Invoke("composeExtension/submitAction", value, (JsonObject)conversation.DeepClone(), "mia"))));
    }

    private static JsonObject? CardOf(JsonObject? answer) =>
        (string?)answer?["task"]?["type"] == "continue" ? (JsonObject)answer["task"]!["value"]!["card"]!["content"]! : null;

    private static JsonObject Filled(JsonObject form, string people)
    {
        var data = (JsonObject)Actions(form).Single(action => (string?)action["type"] == "Action.Submit")["data"]!.DeepClone();
        (data["people"], data["words"], data["visibility"]) = (people, Words, "Public");
        return data;
    }

    private static Dictionary<string, JsonObject> Inputs(JsonObject card) =>
        Elements(card).Where(element => ((string?)element["type"])!.StartsWith("Input.", StringComparison.Ordinal)).ToDictionary(element => (string)element["id"]!, StringComparer.Ordinal);

    private static IEnumerable<JsonObject> Actions(JsonObject card) =>
        Elements(card).SelectMany(element => element["actions"] as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<JsonObject> Elements(JsonObject card) => card["body"]!.AsArray().OfType<JsonObject>();
}
