using System.Buffers;
using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>Translates a form-encoded body: a slash command, an interaction in <c>payload</c>, or Slack's certificate check.</summary>
internal static class SlackCommandReader
{
    /// <exception cref="JsonException">The payload is not the JSON Slack sends.</exception>
    public static SlackIncoming Read(ReadOnlySpan<byte> body)
    {
        var command = new SlackSlashCommand();
        var form = new SlackForm(body);
        while (form.Read())
        {
            if (form.Name.SequenceEqual("payload"u8)) return ReadPayload(form);
            if (form.Name.SequenceEqual("ssl_check"u8) && form.Encoded.SequenceEqual("1"u8)) return SlackIncoming.Ignored;
            if (form.Name.SequenceEqual("command"u8)) command.Command = form.Value();
            else if (form.Name.SequenceEqual("text"u8)) command.Text = form.Value();
            else if (form.Name.SequenceEqual("team_id"u8)) command.TeamId = form.Value();
            else if (form.Name.SequenceEqual("enterprise_id"u8)) command.EnterpriseId = form.Value();
            else if (form.Name.SequenceEqual("user_id"u8)) command.UserId = form.Value();
            else if (form.Name.SequenceEqual("channel_id"u8)) command.ChannelId = form.Value();
            else if (form.Name.SequenceEqual("channel_name"u8)) command.ChannelName = form.Value();
            else if (form.Name.SequenceEqual("trigger_id"u8)) command.TriggerId = form.Value();
            else if (form.Name.SequenceEqual("response_url"u8)) command.ResponseUrl = form.Value();
        }

        return Of(command);
    }

    /// <summary>A slash command whose fields are JSON, as a socket brings them.</summary>
    /// <exception cref="JsonException">It is not the JSON Slack sends.</exception>
    public static SlackIncoming ReadJson(ReadOnlySpan<byte> fields) =>
        JsonSerializer.Deserialize(fields, SlackJson.Default.SlackSlashCommand) is { } command ? Of(command) : SlackIncoming.Malformed;

    public static bool IsCertificateCheck(ReadOnlySpan<byte> body)
    {
        var form = new SlackForm(body);
        while (form.Read())
        {
            if (form.Name.SequenceEqual("ssl_check"u8)) return form.Encoded.SequenceEqual("1"u8);
        }

        return false;
    }

    private static SlackIncoming Of(SlackSlashCommand command)
    {
        // An org-wide install may leave the team empty; its token then belongs to the enterprise.
        var workspace = command.TeamId is { Length: > 0 } team ? team : command.EnterpriseId ?? "";
        if (command.Command is not ['/', _, ..] || workspace.Length == 0 || command.UserId is not { Length: > 0 } user
            || command.TriggerId is not { Length: > 0 } trigger)
        {
            return SlackIncoming.Malformed;
        }

        return SlackIncoming.Of(new CommandRequest
        {
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = workspace,
            AccountId = user,
            RequestKey = SlackKeys.Of(workspace, trigger),
            Place = SlackPlaces.Of(command.ChannelId, command.ChannelName),
            ReplyTo = command.ResponseUrl ?? "",
            FormTrigger = trigger,
            Command = command.Command[1..],
            Text = SlackText.Parse(command.Text ?? ""),
        });
    }

    private static SlackIncoming ReadPayload(SlackForm form)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(form.Encoded.Length, 1));
        try
        {
            return SlackInteractionReader.Read(rented.AsSpan(0, form.Decode(rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
