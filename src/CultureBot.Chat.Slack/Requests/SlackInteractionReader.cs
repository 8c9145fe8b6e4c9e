using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>Translates buttons, shortcuts and submitted forms.</summary>
internal static class SlackInteractionReader
{
    /// <exception cref="JsonException">The payload is not the JSON Slack sends.</exception>
    public static SlackIncoming Read(ReadOnlySpan<byte> payload)
    {
        var interaction = JsonSerializer.Deserialize(payload, SlackJson.Default.SlackInteraction);
        if (interaction?.Type is not { } type) return SlackIncoming.Malformed;
        return type switch
        {
            "block_actions" => Button(interaction),
            "view_submission" => Submission(interaction),
            "shortcut" or "message_action" => Shortcut(interaction),
            // view_closed asks for nothing; block_suggestion and the dialogs of old are not used by our cards.
            _ => SlackIncoming.Ignored,
        };
    }

    private static SlackIncoming Button(SlackInteraction interaction)
    {
        if (interaction.Actions is not [{ Type: "button", ActionId.Length: > 0 } action, ..]) return SlackIncoming.Ignored;
        if (Actor(interaction) is not var (team, user)) return SlackIncoming.Malformed;
        return SlackIncoming.Of(
            new ButtonRequest
            {
                Platform = SlackPlatform.PlatformName,
                WorkspaceId = team,
                AccountId = user,
                // Each press has its own trigger; the time of the press stands in where there is none.
                RequestKey = SlackKeys.Of(team, interaction.TriggerId ?? $"{user}:{action.ActionTs}"),
                Place = SlackPlaces.Of(interaction.Channel?.Id, interaction.Channel?.Name),
                ReplyTo = interaction.ResponseUrl ?? "",
                FormTrigger = interaction.TriggerId ?? "",
                Action = SlackActionId.Route(action.ActionId),
                Value = action.Value ?? "",
            },
            interaction.View,
            interaction.Container is { IsEphemeral: true });
    }

    private static SlackIncoming Shortcut(SlackInteraction interaction)
    {
        if (interaction.CallbackId is not { Length: > 0 } name || Actor(interaction) is not var (team, user)) return SlackIncoming.Malformed;
        return SlackIncoming.Of(new ShortcutRequest
        {
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = team,
            AccountId = user,
            RequestKey = SlackKeys.Of(team, interaction.TriggerId ?? $"{user}:{interaction.ActionTs}"),
            Place = SlackPlaces.Of(interaction.Channel?.Id, interaction.Channel?.Name),
            ReplyTo = interaction.ResponseUrl ?? "",
            FormTrigger = interaction.TriggerId ?? "",
            Shortcut = name,
            Message = Message(interaction),
        });
    }

    private static ChatMessage? Message(SlackInteraction interaction) =>
        (interaction.Message?.Ts ?? interaction.MessageTs) is { Length: > 0 } ts && interaction.Channel?.Id is { Length: > 0 } channel
            ? new(channel, ts, interaction.Message?.User ?? "")
            : null;

    private static SlackIncoming Submission(SlackInteraction interaction)
    {
        if (interaction.View is not { Id.Length: > 0 } view || Actor(interaction) is not var (team, user)) return SlackIncoming.Malformed;
        return SlackIncoming.Of(
            new FormRequest
            {
                Platform = SlackPlatform.PlatformName,
                WorkspaceId = team,
                AccountId = user,
                // The view, not the trigger: a submit button pressed twice sends two triggers for one form. A handler
                // that answers with field errors stores nothing, this key included, so the corrected form counts.
                RequestKey = SlackKeys.Of(team, $"{view.Id}:{view.Hash}"),
                FormTrigger = interaction.TriggerId ?? "",
                FormId = view.CallbackId ?? "",
                State = view.PrivateMetadata ?? "",
                Values = SlackFormValues.Read(view.State?.Values),
            },
            view);
    }

    // In a channel shared with another company a view belongs to the workspace the app is installed in, not to the
    // person's; for an org-wide install the team is null and the person's own workspace stands in.
    private static (string Team, string User)? Actor(SlackInteraction interaction)
    {
        var team = FirstOf(
            interaction.View?.AppInstalledTeamId, interaction.Team?.Id, interaction.User?.TeamId, interaction.Enterprise?.Id);
        return team.Length > 0 && interaction.User?.Id is { Length: > 0 } user ? (team, user) : null;
    }

    private static string FirstOf(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!string.IsNullOrEmpty(candidate)) return candidate;
        }

        return "";
    }
}
