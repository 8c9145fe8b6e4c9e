using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>The parts of an interaction's payload that we read (docs.slack.dev, "Interaction payloads").</summary>
internal sealed record SlackInteraction
{
    public string? Type { get; init; }

    public SlackNamed? Team { get; init; }

    public SlackNamed? Enterprise { get; init; }

    public SlackActor? User { get; init; }

    public SlackNamed? Channel { get; init; }

    public string? TriggerId { get; init; }

    public string? ResponseUrl { get; init; }

    public string? CallbackId { get; init; }

    public string? ActionTs { get; init; }

    public SlackContainer? Container { get; init; }

    public SlackAction[]? Actions { get; init; }

    public SlackView? View { get; init; }

    public SlackMessage? Message { get; init; }

    public string? MessageTs { get; init; }
}

internal sealed record SlackMessage(string? Ts, string? User);

internal sealed record SlackNamed(string? Id, string? Name);

internal sealed record SlackActor(string? Id, string? TeamId);

internal sealed record SlackContainer(bool IsEphemeral);

internal sealed record SlackAction(string? Type, string? ActionId, string? Value, string? ActionTs);

internal sealed record SlackView
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Hash { get; init; }

    public string? CallbackId { get; init; }

    public string? PrivateMetadata { get; init; }

    public string? AppInstalledTeamId { get; init; }

    public SlackLabel? Title { get; init; }

    public SlackViewState? State { get; init; }
}

internal sealed record SlackLabel(string? Text);

/// <summary>By block id, then by action id.</summary>
internal sealed record SlackViewState(Dictionary<string, Dictionary<string, JsonElement>>? Values);
