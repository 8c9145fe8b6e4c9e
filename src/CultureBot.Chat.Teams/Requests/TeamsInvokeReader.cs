using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>Translates what waits for its answer: cards, dialogs and message extensions.</summary>
internal sealed class TeamsInvokeReader(ChatRoutes routes, TeamsActions actions)
{
    private const int MostResults = 25;

    /// <summary>The parameter of a search that nobody has typed anything into yet.</summary>
    private const string FirstRun = "initialRun";

    /// <exception cref="JsonException">The value is not what Teams sends.</exception>
    public TeamsIncoming Read(TeamsOrigin origin)
    {
        var way = Way(origin.Activity.Name);
        if (way is not { } known) return TeamsIncoming.Unknown;
        if (origin.User.Length == 0 || origin.Activity.Value.ValueKind != JsonValueKind.Object) return TeamsIncoming.Malformed;
        var value = origin.Activity.Value.Deserialize(TeamsJson.Default.TeamsInvoke)!;
        return origin.Activity.Name switch
        {
            "adaptiveCard/action" => actions.Read(origin, value.Action?.Data ?? default, known) ?? Nothing(known),
            "task/fetch" or "task/submit" => actions.Read(origin, value.Data, known) ?? Nothing(known),
            "composeExtension/fetchTask" => Shortcut(origin, value),
            "composeExtension/submitAction" => value.BotMessagePreviewAction is { Length: > 0 }
                ? TeamsIncoming.Unknown
                : actions.Read(origin, value.Data, known) ?? Nothing(known),
            _ => Search(origin, value),
        };
    }

    private static TeamsWay? Way(string? name) => name switch
    {
        "adaptiveCard/action" => TeamsWay.Card,
        "task/fetch" or "composeExtension/fetchTask" => TeamsWay.OpenDialog,
        "task/submit" or "composeExtension/submitAction" => TeamsWay.Dialog,
        "composeExtension/query" => TeamsWay.Search,
        _ => null,
    };

    // Nobody handles it: the answer says so.
    private static TeamsIncoming Nothing(TeamsWay way) => TeamsIncoming.Of(way);

    private static TeamsIncoming Shortcut(TeamsOrigin origin, TeamsInvoke value) => value.CommandId is not { Length: > 0 } name
        ? TeamsIncoming.Malformed
        : TeamsIncoming.Of(TeamsWay.OpenDialog, new ShortcutRequest
        {
            Platform = TeamsPlatform.PlatformName,
            WorkspaceId = origin.Tenant,
            AccountId = origin.User,
            RequestKey = origin.Key,
            Place = origin.Place,
            ReplyTo = origin.ReplyTo(),
            Shortcut = name,
            // What an app wrote has no author to thank.
            Message = value.MessagePayload is { Id: { Length: > 0 } id } message
                ? origin.Message(id, message.ReplyToId is { Length: > 0 } root ? root : id, message.From?.User?.Id ?? "")
                : null,
        });

    private TeamsIncoming Search(TeamsOrigin origin, TeamsInvoke value)
    {
        // The Agents Playground names no command where there is only one.
        var name = value.CommandId is { Length: > 0 } id ? id : routes.Searches.FirstOrDefault();
        if (name is null) return Nothing(TeamsWay.Search);
        var typed = value.Parameters?.FirstOrDefault(parameter => parameter is { Value.ValueKind: JsonValueKind.String } && parameter.Name != FirstRun);
        return TeamsIncoming.Of(TeamsWay.Search, new SearchRequest
        {
            Platform = TeamsPlatform.PlatformName,
            WorkspaceId = origin.Tenant,
            AccountId = origin.User,
            RequestKey = origin.Key,
            Place = origin.Place,
            Search = name,
            Text = typed?.Value.GetString()?.Replace('\0', '\uFFFD').Trim() ?? "",
            Skip = Math.Max(0, value.QueryOptions?.Skip ?? 0),
            Count = Math.Clamp(value.QueryOptions is { Count: > 0 } options ? options.Count : MostResults, 1, MostResults),
        });
    }
}
