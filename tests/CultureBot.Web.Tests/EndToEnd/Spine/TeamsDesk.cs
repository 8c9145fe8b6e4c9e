using System.Text.Json.Nodes;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>HR's desk on Teams: a form is inputs on a card after a command, and a dialog after a button.</summary>
internal sealed partial class TeamsChatCompany
{
    public override async Task<Answered> CommandAsync(string command, string text, string who)
    {
        var before = company.To(who).Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Null(await company.SendAsync(company.By(who, company.Activities.Message($"{command} {text}", company.ChatOf(who), who))));
        await UntilAsync(() => Task.FromResult(company.To(who).Any(message => !before.Contains(message.Id))));
        var answer = company.To(who).First(message => !before.Contains(message.Id));
        _answers.Add(answer.Id);
        return Of(answer.Card, answer.Id);
    }

    public override async Task<Answered> LateAsync(Answered waiting, string who)
    {
        // It takes the place of the card that said so.
        var message = company.To(who).Single(one => one.Id == ((ShownCard)waiting.Raw).Id);
        await UntilAsync(() => Task.FromResult(message.Updates > 0));
        return Of(message.Card, message.Id);
    }

    public override async Task<Answered> ClickAsync(Answered shown, string label, string who)
    {
        var action = AllActions(CardOf(shown)).First(action => (string?)action["title"] == label);
        var isDialog = (string?)action["data"]?["msteams"]?["type"] == "task/fetch";
        return await SendAsync(shown, action, (JsonObject)action["data"]!.DeepClone(), isDialog ? "task/fetch" : "task/submit", who);
    }

    public override async Task AskForAsync(Answered card, string label, string who)
    {
        var shown = (ShownCard)card.Raw;
        var pressed = Labelled(shown, label);
        await ExecuteAsync(company.ChatOf(who), who, shown.Id, (string)pressed["verb"]!, pressed["data"]!.DeepClone());
    }

    public override async Task<Answered> FillAsync(Answered form, string who, params (string Field, string Value)[] values)
    {
        var card = CardOf(form);
        var action = AllActions(card).First(action => (string?)action["type"] is "Action.Execute" or "Action.Submit" && (string?)action["associatedInputs"] != "none");
        var data = (JsonObject)action["data"]!.DeepClone();
        foreach (var input in Inputs(card))
        {
            var field = (string)input["id"]!;
            var typed = values.FirstOrDefault(value => value.Field == field).Value ?? (string?)input["value"];
            if (typed is not null) data[field] = typed;
        }

        return await SendAsync(form, action, data, "task/submit", who);
    }

    private async Task<Answered> SendAsync(Answered shown, JsonObject action, JsonObject data, string dialogInvoke, string who)
    {
        var id = ((ShownCard)shown.Raw).Id;
        if ((string?)action["type"] == "Action.Execute")
        {
            var replaced = await ExecuteAsync(company.ChatOf(who), who, id, (string)action["verb"]!, data);
            return replaced["value"] is JsonObject card ? Of(card, id) : new(Shown(replaced.ToJsonString()), new ShownCard(id, []));
        }

        var answer = await company.SendAsync(company.By(who, company.Activities.Invoke(dialogInvoke, new JsonObject { ["data"] = data }, company.ChatOf(who), who, id)));
        return answer?["task"]?["value"] is JsonObject dialog
            ? Of((JsonObject)dialog["card"]!["content"]!.DeepClone(), id)
            : new(Shown(answer?.ToJsonString() ?? ""), new ShownCard(id, []));
    }

    private static Answered Of(JsonObject card, string id) => new(Shown(card.ToJsonString()), new ShownCard(id, card));

    private static JsonObject CardOf(Answered shown) => ((ShownCard)shown.Raw).Card;

    private static IEnumerable<JsonObject> AllActions(JsonNode? node) => Everything(node).Where(one => TypeOf(one).StartsWith("Action.", StringComparison.Ordinal));

    private static IEnumerable<JsonObject> Inputs(JsonNode? node) => Everything(node).Where(one => TypeOf(one).StartsWith("Input.", StringComparison.Ordinal));

    private static IEnumerable<JsonObject> Everything(JsonNode? node) => node switch
    {
        JsonObject one => one.Where(property => property.Key is not ("data" or "fallback")).SelectMany(property => Everything(property.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Everything),
        _ => [],
    };

    private static string TypeOf(JsonObject one) => one["type"] is JsonValue value && value.TryGetValue<string>(out var type) ? type : "";
}
