using System.Collections.Immutable;
using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>Translates a pressed button and a submitted form, whichever way they come.</summary>
internal sealed class TeamsActions(TeamsSurroundings surroundings)
{
    /// <summary>Null when the data is none of ours.</summary>
    public TeamsIncoming? Read(TeamsOrigin origin, JsonElement data, TeamsWay way) =>
        data.ValueKind != JsonValueKind.Object ? null : surroundings.ReadAction(data) switch
        {
            PressedButton button => TeamsIncoming.Of(way, Button(origin, button)),
            SubmittedForm form => TeamsIncoming.Of(way, Form(origin, form)) with { Submitted = form },
            _ => null,
        };

    private static ButtonRequest Button(TeamsOrigin origin, PressedButton button) => new()
    {
        Platform = TeamsPlatform.PlatformName,
        WorkspaceId = origin.Tenant,
        AccountId = origin.User,
        RequestKey = origin.Key,
        Place = origin.Place,
        ReplyTo = origin.ReplyTo(isPress: true),
        Action = button.Action,
        Value = button.Value,
    };

    private static FormRequest Form(TeamsOrigin origin, SubmittedForm submitted) => new()
    {
        Platform = TeamsPlatform.PlatformName,
        WorkspaceId = origin.Tenant,
        AccountId = origin.User,
        RequestKey = origin.Key,
        Place = origin.Place,
        ReplyTo = origin.ReplyTo(isPress: true),
        FormId = submitted.Form.Id,
        State = submitted.Form.State,
        Values = submitted.Values.ToImmutableDictionary(
            field => field.Key, field => field.Value.Select(value => value.Replace('\0', '\uFFFD')).ToImmutableArray(), StringComparer.Ordinal),
    };
}
