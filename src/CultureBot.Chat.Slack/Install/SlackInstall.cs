using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

/// <summary>Slack's OAuth, version 2 (docs.slack.dev, "Installing with OAuth", "Token rotation", "Organization-ready apps").</summary>
internal sealed class SlackInstall(SlackClient client, IOptions<SlackOptions> options, TimeProvider clock) : IChatInstall
{
    private const int RevokeAttempts = 3;
    private const int ListAttempts = 3;

    // At most 1000 by the method's reference page.
    private const string PageSize = "200";

    private static readonly TimeSpan WithoutRetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SlackOptions _options = options.Value;

    public string Platform => SlackPlatform.PlatformName;

    public Uri AuthorizeAddress(string state, Uri returnTo)
    {
        ArgumentNullException.ThrowIfNull(returnTo);
        var query = Query(
            ("client_id", _options.ClientId), ("scope", string.Join(',', SlackScopes.Bot)), ("state", state), ("redirect_uri", returnTo.AbsoluteUri));
        return new(_options.ApiUrl, "/oauth/v2/authorize?" + query);
    }

    public Task<InstallResult> ExchangeAsync(string code, Uri returnTo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(returnTo);
        return GrantAsync([new("code", code), new("redirect_uri", returnTo.AbsoluteUri)], cancellationToken);
    }

    public Task<InstallResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        GrantAsync([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], cancellationToken);

    public async Task<bool> RevokeAsync(string token, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await client.AskAsync(Bearer(token), "auth.revoke", [], SlackInstallJson.Default.SlackReply, cancellationToken);
            switch (outcome)
            {
                case Answered<SlackReply>:
                case RefusedCall<SlackReply> { Error: "token_revoked" or "account_inactive" or "invalid_auth" }:
                    return true;
                case RefusedCall<SlackReply>:
                    return false;
            }

            if (attempt == RevokeAttempts || !await PauseAsync(outcome, cancellationToken)) return false;
        }
    }

    public async Task<ImmutableArray<PlatformWorkspace>> ListWorkspacesAsync(string token, CancellationToken cancellationToken)
    {
        var workspaces = ImmutableArray.CreateBuilder<PlatformWorkspace>();
        var cursor = "";
        do
        {
            var page = await TeamsAsync(token, cursor, cancellationToken);
            workspaces.AddRange((page.Teams ?? [])
                .Where(team => team.Id is { Length: > 0 })
                .Select(team => new PlatformWorkspace(team.Id!, team.Name ?? "", null, "")));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        return workspaces.DrainToImmutable();
    }

    private async Task<TeamsReply> TeamsAsync(string token, string cursor, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> arguments = [new("limit", PageSize)];
        if (cursor.Length > 0) arguments.Add(new("cursor", cursor));
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await client.AskAsync(Bearer(token), "auth.teams.list", arguments, SlackInstallJson.Default.TeamsReply, cancellationToken);
            if (outcome is Answered<TeamsReply> answered) return answered.Reply;
            if (outcome is RefusedCall<TeamsReply> refused) throw new ChatPlatformException(refused.Error, SlackErrors.IsTransient(refused.Method, refused.Error));
            if (attempt == ListAttempts || !await PauseAsync(outcome, cancellationToken)) throw new ChatPlatformException(ErrorOf(outcome), isTransient: true);
        }
    }

    private async Task<InstallResult> GrantAsync(
        IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken)
    {
        // Slack advises this way of showing the secret: it stays out of bodies that somebody might write down.
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.ClientId}:{_options.ClientSecret}"));
        return await client.AskAsync(new("Basic", secret), "oauth.v2.access", arguments, SlackInstallJson.Default.GrantReply, cancellationToken) switch
        {
            Answered<GrantReply> { Reply: var reply } => reply.Grant() is { } grant
                ? new Granted(grant)
                : new NotGranted(NotGrantedReason.Refused, "no_bot_token"),
            RefusedCall<GrantReply> refused => new NotGranted(ReasonOf(refused.Error), refused.Error),
            var outcome => new NotGranted(NotGrantedReason.Unreachable, ErrorOf(outcome)),
        };
    }

    private async Task<bool> PauseAsync<TReply>(SlackOutcome<TReply> outcome, CancellationToken cancellationToken)
    {
        var wait = outcome switch
        {
            TooFast<TReply> slower => slower.After,
            NotSent<TReply> unreachable => unreachable.After,
            _ => null,
        } ?? WithoutRetryAfter;
        if (wait > LongestWait) return false;
        await Task.Delay(wait, clock, cancellationToken);
        return true;
    }

    private static string ErrorOf<TReply>(SlackOutcome<TReply> outcome) => outcome switch
    {
        TooFast<TReply> => "ratelimited",
        NotSent<TReply> unreachable => unreachable.Error,
        Unanswered<TReply> unanswered => unanswered.Error,
        _ => "invalid_response",
    };

    /// <summary>The errors of oauth.v2.access by what helps against them (its reference page).</summary>
    private static NotGrantedReason ReasonOf(string error) => error switch
    {
        "invalid_code" or "code_already_used" or "invalid_refresh_token" or "token_expired" or "token_revoked" or "account_inactive"
            or "invalid_auth" => NotGrantedReason.Spent,
        "bad_client_secret" or "invalid_client_id" or "bad_redirect_uri" or "oauth_authorization_url_mismatch" or "no_scopes"
            or "invalid_grant_type" or "pkce_not_allowed" or "invalid_code_verifier" => NotGrantedReason.Misconfigured,
        "cannot_install_an_org_installed_app" => NotGrantedReason.OrganizationHasIt,
        _ when SlackErrors.IsTransient("oauth.v2.access", error) => NotGrantedReason.Unreachable,
        _ => NotGrantedReason.Refused,
    };

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private static string Query(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in fields) query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return query.ToString();
    }
}
