using System.Collections.Frozen;

namespace CultureBot.Chat.Slack;

/// <summary>
/// What each documented error word means, for every Web API method that the bot calls (docs.slack.dev, "Errors" of each
/// method). A word means the same everywhere unless a method stands among the exceptions.
/// </summary>
internal static class SlackErrorTable
{
    private static readonly FrozenDictionary<string, SlackMeaning> Everywhere = Words(
        (SlackMeaning.Slower, "ratelimited rate_limited"),
        (SlackMeaning.Later, """
            message_limit_exceeded service_unavailable request_timeout team_added_to_org org_login_required
            external_channel_migrating streaming_state_conflict update_failed
            """),
        // "It's possible some aspect of the operation succeeded before the error was raised."
        (SlackMeaning.Uncertain, "fatal_error internal_error"),
        (SlackMeaning.ChannelGone, """
            channel_not_found channel_is_limited_access is_archived is_inactive not_in_channel posting_to_channel_denied
            restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel
            restricted_action_non_threadable_channel restricted_action_thread_locked
            """),
        (SlackMeaning.AccountGone, """
            messages_tab_disabled user_not_found user_not_visible user_disabled users_not_found user_not_in_channel
            invalid_user_combination cannot_dm_bot missing_user bot_not_found bots_not_found
            """),
        (SlackMeaning.MessageGone, """
            message_not_found thread_not_found cannot_reply_to_message cant_update_message cant_delete_message edit_window_closed
            """),
        // Free workspaces have no user groups.
        (SlackMeaning.NotThere, "plan_upgrade_required"),
        (SlackMeaning.TooLate, "expired_trigger_id exchanged_trigger_id invalid_trigger_id not_found"),
        (SlackMeaning.Stale, "hash_conflict"),
        (SlackMeaning.StartAgain, "invalid_cursor"),
        (SlackMeaning.SmallerPages, "limit_required"),
        (SlackMeaning.Reinstall, """
            not_authed invalid_auth account_inactive token_expired token_revoked missing_scope no_permission not_allowed_token_type
            access_denied accesslimited app_access_restricted two_factor_setup_required ekm_access_denied invalid_refresh_token
            forbidden_team missing_args not_bearer_token
            """),
        (SlackMeaning.Refused, """
            deprecated_endpoint enterprise_is_restricted insecure_request invalid_arg_name invalid_array_arg invalid_charset
            invalid_form_data invalid_post_type is_bot method_deprecated method_not_supported_for_channel_type missing_argument
            missing_post_type unknown_method

            as_user_not_supported attachment_payload_limit_exceeded block_mismatch blocked_file_type cant_broadcast_message
            draft_already_deleted draft_already_sent draft_has_conflict draft_not_found duplicate_channel_not_found
            duplicate_message_not_found file_deleted file_is_deleted file_not_found file_share_limit_reached invalid_attachments
            invalid_blocks invalid_blocks_format invalid_metadata_format invalid_metadata_schema markdown_text_conflict
            max_file_sharing_exceeded metadata_must_be_sent_from_app metadata_too_large missing_file_data msg_blocks_too_long
            msg_too_long no_dual_broadcast_content_update no_text send_on_behalf_not_allowed slack_connect_blocked_file_type
            slack_connect_canvas_sharing_blocked slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked
            slack_connect_file_upload_sharing_blocked slack_connect_lists_sharing_blocked team_not_found too_many_attachments
            too_many_contact_cards unable_to_share_files

            duplicate_external_id missing_profile_id not_enabled not_implemented push_limit_reached view_too_large

            enterprise_not_found fail_to_get_teams_for_restricted_user invalid_limit invalid_team invalid_types not_enough_users
            org_not_found team_not_on_enterprise too_many_users users_list_not_supplied

            bad_client_secret bad_redirect_uri cannot_install_an_org_installed_app invalid_client_id invalid_code
            invalid_code_verifier invalid_grant_type no_scopes oauth_authorization_url_mismatch pkce_not_allowed
            preview_feature_not_available user_email_unverified
            """),
        // Words of our own: no token for the workspace, and an address that is not Slack's.
        (SlackMeaning.Reinstall, NotConnected),
        (SlackMeaning.Refused, InvalidResponseUrl));

    private static readonly FrozenDictionary<(string Method, string Error), SlackMeaning> Exceptions = new[]
    {
        // The token is good, this channel is not ("make sure your app is a member of the conversation").
        For("chat.postMessage chat.update chat.delete chat.postEphemeral", "no_permission ekm_access_denied", SlackMeaning.ChannelGone),
        For("chat.getPermalink conversations.info", "no_permission ekm_access_denied", SlackMeaning.ChannelGone),
        // A name is a comfort, not worth a refused install; and a stand-in for Slack may lack the method.
        For("team.info", "missing_scope unknown_method team_not_found", SlackMeaning.NotThere),
        // What is to be revoked is revoked already.
        For("auth.revoke", "token_revoked token_expired account_inactive invalid_auth", SlackMeaning.NotThere),
        // A response_url lives for 30 minutes and five uses, and answers as incoming webhooks do.
        For("response_url", "expired_url used_url no_service no_active_hooks channel_is_archived", SlackMeaning.ChannelGone),
        For("response_url", "invalid_payload", SlackMeaning.Refused),
    }.SelectMany(rows => rows).ToFrozenDictionary();

    public const string NotConnected = "not_connected";
    public const string InvalidResponseUrl = "invalid_response_url";

    /// <summary>Null for a word that Slack does not document for the methods that we use.</summary>
    public static SlackMeaning? Find(string method, string error) =>
        Exceptions.TryGetValue((method, error), out var here) ? here
        : Everywhere.TryGetValue(error, out var everywhere) ? everywhere
        : null;

    private static FrozenDictionary<string, SlackMeaning> Words(params ReadOnlySpan<(SlackMeaning Meaning, string Words)> rows)
    {
        var all = new Dictionary<string, SlackMeaning>(StringComparer.Ordinal);
        foreach (var (meaning, words) in rows)
        {
            foreach (var word in Split(words)) all.Add(word, meaning);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<(string Method, string Error), SlackMeaning>> For(
        string methods, string words, SlackMeaning meaning) =>
        from method in Split(methods) from word in Split(words) select KeyValuePair.Create((method, word), meaning);

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
