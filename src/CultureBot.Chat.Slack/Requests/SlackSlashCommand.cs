namespace CultureBot.Chat.Slack;

/// <summary>The fields of a slash command that we read (docs.slack.dev, "Implementing slash commands"), from a form or from JSON.</summary>
internal sealed record SlackSlashCommand
{
    /// <summary>With its slash.</summary>
    public string? Command { get; set; }

    public string? Text { get; set; }

    public string? TeamId { get; set; }

    public string? EnterpriseId { get; set; }

    public string? UserId { get; set; }

    public string? ChannelId { get; set; }

    public string? ChannelName { get; set; }

    public string? TriggerId { get; set; }

    public string? ResponseUrl { get; set; }
}
