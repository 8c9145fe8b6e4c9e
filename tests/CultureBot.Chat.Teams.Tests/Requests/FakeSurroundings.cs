using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>What the intake asks of the rest of the adapter, written down; cards are shown as what they were made of.</summary>
internal sealed class FakeSurroundings
{
    public ConcurrentQueue<TeamsActivity> Remembered { get; } = new();

    public ConcurrentQueue<TeamsActivity> Forgotten { get; } = new();

    public ConcurrentDictionary<string, string> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentDictionary<string, ImmutableArray<string>> Channels { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<FormOption> Suggested { get; set; } = [];

    public ConcurrentQueue<(TeamsReplyPlace Place, Card? Card, Form? Form)> Replies { get; } = new();

    /// <summary>Replaces remembering, to fail or to wait.</summary>
    public Func<CancellationToken, ValueTask> Remembering { get; set; } = _ => ValueTask.CompletedTask;

    public TeamsSurroundings Surroundings => new()
    {
        RememberAsync = (activity, cancellationToken) =>
        {
            Remembered.Enqueue(activity);
            return Remembering(cancellationToken);
        },
        ForgetAsync = (activity, _) =>
        {
            Forgotten.Enqueue(activity);
            return ValueTask.CompletedTask;
        },
        FindAccountIdAsync = (_, entraId, _) => ValueTask.FromResult(Accounts.GetValueOrDefault(entraId)),
        ListChannelIdsAsync = (_, team, _) => ValueTask.FromResult(Channels.GetValueOrDefault(team, [])),
        IsTeamAsync = (_, id, _) => ValueTask.FromResult(Channels.ContainsKey(id)),
        SuggestAsync = (_, _, _) => ValueTask.FromResult(Suggested),
        ReplyWithCard = (_, place, card) => Replies.Enqueue((place, card, null)),
        ReplyWithForm = (_, place, form) => Replies.Enqueue((place, null, form)),
        ReadAction = Read,
        Show = card => new() { ["type"] = "AdaptiveCard", ["shows"] = card.Summary.ToPlain() },
        ShowInDialog = card => new() { ["type"] = "AdaptiveCard", ["dialog"] = card.Summary.ToPlain() },
        ShowForm = (form, people, isDialog, typed, errors) => new()
        {
            ["type"] = "AdaptiveCard",
            ["form"] = form.Id,
            ["isDialog"] = isDialog,
            ["people"] = people.Length,
            ["typed"] = typed is null ? null : new JsonObject(typed.Select(named => KeyValuePair.Create(named.Key, (JsonNode?)string.Join(',', named.Value)))),
            ["errors"] = errors is null ? null : new JsonObject(errors.Select(named => KeyValuePair.Create(named.Key, (JsonNode?)named.Value))),
        },
    };

    /// <summary>The data of a submitted form, with what was typed.</summary>
    public static JsonObject Data(Form form, params ReadOnlySpan<(string Field, string Value)> typed)
    {
        var data = new JsonObject { ["form"] = JsonSerializer.SerializeToNode(form, ChatJson.Default.Form) };
        foreach (var (field, value) in typed) data[field] = value;
        return data;
    }

    public static JsonObject Data(string button, string value) => new() { ["button"] = button, ["value"] = value };

    private static TeamsCardAction? Read(JsonElement data)
    {
        if (data.TryGetProperty("button", out var button)) return new PressedButton(button.GetString()!, data.GetProperty("value").GetString()!);
        if (!data.TryGetProperty("form", out var element)) return null;
        var form = element.Deserialize(ChatJson.Default.Form)!;
        return new SubmittedForm(form, form.Fields
            .Where(field => data.TryGetProperty(field.Name, out _))
            .ToImmutableDictionary(field => field.Name, field => data.GetProperty(field.Name).GetString()!.Split(',').ToImmutableArray(), StringComparer.Ordinal));
    }
}
