namespace CultureBot.Chat.Teams;

/// <summary>How a call to the Connector ended, before anybody judges what that means.</summary>
internal abstract record TeamsOutcome<TReply>;

internal sealed record Answered<TReply>(TReply Reply) : TeamsOutcome<TReply>;

/// <summary>Teams said no.</summary>
/// <param name="Status">The HTTP status; 0 when we did not even ask.</param>
/// <param name="Error">Its word for why: the sub-code when there is one, or else the code, or else the status.</param>
internal sealed record RefusedCall<TReply>(int Status, string Error) : TeamsOutcome<TReply>;

/// <summary>Status 429; <paramref name="After"/> is Retry-After, when it was sent.</summary>
internal sealed record TooFast<TReply>(TimeSpan? After) : TeamsOutcome<TReply>;

/// <summary>Nothing was taken: no connection, a status that asks to try again (412, 502, 503, 504), or what stands between us let nothing through.</summary>
internal sealed record NotSent<TReply>(string Error, TimeSpan? After = null) : TeamsOutcome<TReply>;

/// <summary>The request left us, and no answer that says what became of it arrived.</summary>
internal sealed record Unanswered<TReply>(string Error) : TeamsOutcome<TReply>;
