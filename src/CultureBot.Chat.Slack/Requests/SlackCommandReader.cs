using System.Buffers;
using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>Translates a form-encoded body: a slash command, an interaction in <c>payload</c>, or Slack's certificate check.</summary>
internal static class SlackCommandReader
{
    /// <exception cref="JsonException">The payload is not the JSON Slack sends.</exception>
    public static SlackIncoming Read(ReadOnlySpan<byte> body)
    {
        string command = "", text = "", team = "", enterprise = "", user = "", channel = "", channelName = "", trigger = "", responseUrl = "";
        var form = new SlackForm(body);
        while (form.Read())
        {
            if (form.Name.SequenceEqual("payload"u8)) return ReadPayload(form);
            if (form.Name.SequenceEqual("ssl_check"u8) && form.Encoded.SequenceEqual("1"u8)) return SlackIncoming.Ignored;
            if (form.Name.SequenceEqual("command"u8)) command = form.Value();
            else if (form.Name.SequenceEqual("text"u8)) text = form.Value();
            else if (form.Name.SequenceEqual("team_id"u8)) team = form.Value();
            else if (form.Name.SequenceEqual("enterprise_id"u8)) enterprise = form.Value();
            else if (form.Name.SequenceEqual("user_id"u8)) user = form.Value();
            else if (form.Name.SequenceEqual("channel_id"u8)) channel = form.Value();
            else if (form.Name.SequenceEqual("channel_name"u8)) channelName = form.Value();
            else if (form.Name.SequenceEqual("trigger_id"u8)) trigger = form.Value();
            else if (form.Name.SequenceEqual("response_url"u8)) responseUrl = form.Value();
        }

        // An org-wide install may leave the team empty; its token then belongs to the enterprise.
        var workspace = team.Length > 0 ? team : enterprise;
        if (command.Length < 2 || command[0] != '/' || workspace.Length == 0 || user.Length == 0 || trigger.Length == 0)
            return SlackIncoming.Malformed;

        return SlackIncoming.Of(new CommandRequest
        {
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = workspace,
            AccountId = user,
            RequestKey = SlackKeys.Of(workspace, trigger),
            Place = SlackPlaces.Of(channel, channelName),
            ReplyTo = responseUrl,
            FormTrigger = trigger,
            Command = command[1..],
            Text = SlackText.Parse(text),
        });
    }

    public static bool IsCertificateCheck(ReadOnlySpan<byte> body)
    {
        var form = new SlackForm(body);
        while (form.Read())
        {
            if (form.Name.SequenceEqual("ssl_check"u8)) return form.Encoded.SequenceEqual("1"u8);
        }

        return false;
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
