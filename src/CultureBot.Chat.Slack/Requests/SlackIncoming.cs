namespace CultureBot.Chat.Slack;

/// <summary>A body from Slack, understood.</summary>
internal sealed record SlackIncoming
{
    /// <summary>Nothing here is for us: acknowledged with an empty 200.</summary>
    public static SlackIncoming Ignored { get; } = new();

    /// <summary>Slack does not send this: answered with 400.</summary>
    public static SlackIncoming Malformed { get; } = new() { IsMalformed = true };

    public bool IsMalformed { get; private init; }

    /// <summary>Slack's proof that we own the address: sent back.</summary>
    public string? Challenge { get; private init; }

    public ChatRequest? Request { get; private init; }

    /// <summary>What only the answer to an interaction needs.</summary>
    public SlackView? View { get; private init; }

    /// <summary>The button stands on a message that only the person who pressed it sees: an answer may take its place.</summary>
    public bool IsOnPrivateMessage { get; private init; }

    public static SlackIncoming Verification(string challenge) => new() { Challenge = challenge };

    public static SlackIncoming Of(ChatRequest request, SlackView? view = null, bool isOnPrivateMessage = false) =>
        new() { Request = request, View = view, IsOnPrivateMessage = isOnPrivateMessage };
}
