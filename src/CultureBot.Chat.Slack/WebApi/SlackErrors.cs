using System.Collections.Frozen;

namespace CultureBot.Chat.Slack;

/// <summary>
/// What each error word of chat.postMessage, chat.update and chat.delete means for a message
/// (docs.slack.dev, "Errors" of each method). A word that is not here is our bug, or Slack's news: the message is given up.
/// </summary>
internal static class SlackErrors
{
    private static readonly FrozenDictionary<string, Verdict> Verdicts = new Dictionary<string, Verdict>(StringComparer.Ordinal)
    {
        // Slack took nothing, and will later.
        ["ratelimited"] = Verdict.Slower,
        ["rate_limited"] = Verdict.Slower,
        ["message_limit_exceeded"] = Verdict.Later,
        ["service_unavailable"] = Verdict.Later,
        ["request_timeout"] = Verdict.Later,
        ["team_added_to_org"] = Verdict.Later,
        ["org_login_required"] = Verdict.Later,
        ["external_channel_migrating"] = Verdict.Later,
        ["streaming_state_conflict"] = Verdict.Later,
        ["update_failed"] = Verdict.Later,

        // "It's possible some aspect of the operation succeeded before the error was raised."
        ["fatal_error"] = Verdict.Unknown,
        ["internal_error"] = Verdict.Unknown,

        ["channel_not_found"] = Verdict.ChannelGone,
        ["is_archived"] = Verdict.ChannelGone,
        ["is_inactive"] = Verdict.ChannelGone,
        ["not_in_channel"] = Verdict.ChannelGone,
        ["no_permission"] = Verdict.ChannelGone,
        ["ekm_access_denied"] = Verdict.ChannelGone,
        ["restricted_action"] = Verdict.ChannelGone,
        ["restricted_action_read_only_channel"] = Verdict.ChannelGone,
        ["restricted_action_thread_only_channel"] = Verdict.ChannelGone,
        ["restricted_action_non_threadable_channel"] = Verdict.ChannelGone,
        ["restricted_action_thread_locked"] = Verdict.ChannelGone,
        ["posting_to_channel_denied"] = Verdict.ChannelGone,
        // A response_url lives for 30 minutes and five uses.
        ["expired_url"] = Verdict.ChannelGone,
        ["used_url"] = Verdict.ChannelGone,

        ["messages_tab_disabled"] = Verdict.AccountGone,
        ["user_not_found"] = Verdict.AccountGone,
        ["user_not_visible"] = Verdict.AccountGone,
        ["user_disabled"] = Verdict.AccountGone,
        ["users_not_found"] = Verdict.AccountGone,
        ["cannot_dm_bot"] = Verdict.AccountGone,

        ["message_not_found"] = Verdict.MessageGone,
        ["thread_not_found"] = Verdict.MessageGone,
        ["cant_update_message"] = Verdict.MessageGone,
        ["cant_delete_message"] = Verdict.MessageGone,
        ["edit_window_closed"] = Verdict.MessageGone,

        ["not_connected"] = Verdict.Unauthorized,
        ["not_authed"] = Verdict.Unauthorized,
        ["invalid_auth"] = Verdict.Unauthorized,
        ["account_inactive"] = Verdict.Unauthorized,
        ["token_expired"] = Verdict.Unauthorized,
        ["token_revoked"] = Verdict.Unauthorized,
        ["missing_scope"] = Verdict.Unauthorized,
        ["not_allowed_token_type"] = Verdict.Unauthorized,
        ["access_denied"] = Verdict.Unauthorized,
        ["accesslimited"] = Verdict.Unauthorized,
        ["app_access_restricted"] = Verdict.Unauthorized,
        ["two_factor_setup_required"] = Verdict.Unauthorized,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="error">Slack's word.</param>
    /// <param name="destination">Decides what "channel not found" means.</param>
    public static SendResult OfSending(string error, DestinationKind destination) => VerdictOn(error) switch
    {
        Verdict.Slower => new TryAgain(error, null, IsRateLimit: true),
        Verdict.Later => new TryAgain(error, null, IsRateLimit: false),
        Verdict.Unknown => new Uncertain(error),
        Verdict.ChannelGone when destination == DestinationKind.Account => new GaveUp(error, GiveUpReason.AccountGone),
        var verdict => new GaveUp(error, Reason(verdict)),
    };

    /// <summary>Updating and deleting twice ends as doing it once, so what is unknown is simply done again.</summary>
    public static SendResult OfChanging(string error) => OfSending(error, DestinationKind.Channel) switch
    {
        Uncertain => new TryAgain(error, null, IsRateLimit: false),
        var result => result,
    };

    /// <summary>True when asking the same question later may be answered.</summary>
    public static bool IsTransient(string error) => VerdictOn(error) is Verdict.Slower or Verdict.Later or Verdict.Unknown;

    public static bool IsRateLimit(string error) => VerdictOn(error) is Verdict.Slower;

    private static Verdict VerdictOn(string error) => Verdicts.GetValueOrDefault(error, Verdict.Refused);

    private static GiveUpReason Reason(Verdict verdict) => verdict switch
    {
        Verdict.ChannelGone => GiveUpReason.ChannelGone,
        Verdict.AccountGone => GiveUpReason.AccountGone,
        Verdict.MessageGone => GiveUpReason.MessageGone,
        Verdict.Unauthorized => GiveUpReason.Unauthorized,
        _ => GiveUpReason.Refused,
    };

    private enum Verdict
    {
        Refused,
        Slower,
        Later,
        Unknown,
        ChannelGone,
        AccountGone,
        MessageGone,
        Unauthorized,
    }
}
