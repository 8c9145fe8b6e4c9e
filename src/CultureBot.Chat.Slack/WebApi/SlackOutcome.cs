namespace CultureBot.Chat.Slack;

/// <summary>How a call to Slack ended, before anybody judges what that means.</summary>
internal abstract record SlackOutcome<TReply>;

internal sealed record Answered<TReply>(TReply Reply) : SlackOutcome<TReply>;

/// <summary>Slack answered <c>ok: false</c>.</summary>
/// <param name="Method">What was called; <c>response_url</c> for an answer to a request.</param>
/// <param name="Error">Slack's word for why.</param>
internal sealed record RefusedCall<TReply>(string Method, string Error) : SlackOutcome<TReply>;

/// <summary>Status 429; <paramref name="After"/> is Retry-After, when it was sent.</summary>
internal sealed record TooFast<TReply>(TimeSpan? After) : SlackOutcome<TReply>;

/// <summary>No connection was made, so Slack certainly has nothing; or what answered has not let it through (503, or a proxy's refusal).</summary>
internal sealed record NotSent<TReply>(string Error, TimeSpan? After = null) : SlackOutcome<TReply>;

/// <summary>The request left us, and no answer that says what became of it arrived.</summary>
internal sealed record Unanswered<TReply>(string Error) : SlackOutcome<TReply>;
