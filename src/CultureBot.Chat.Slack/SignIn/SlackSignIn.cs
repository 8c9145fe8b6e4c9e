using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

/// <summary>"Sign in with Slack" (docs.slack.dev, "Sign in with Slack", <c>openid.connect.token</c>).</summary>
internal sealed class SlackSignIn(IOptions<SlackOptions> options) : IChatSignIn
{
    private const string Team = "https://slack.com/team_id";
    private const string User = "https://slack.com/user_id";

    public string Platform => SlackPlatform.PlatformName;

    public string Name => "Slack";

    public string Issuer => "https://slack.com";

    public Uri Metadata => options.Value.OpenIdMetadata;

    public string ClientId => options.Value.ClientId;

    public string ClientSecret => options.Value.ClientSecret;

    public string Scopes => "openid";

    // Slack refuses a challenge unless the app is marked as a public one, for good ("Using PKCE"); the nonce ties the code to the browser.
    public bool TakesChallenge => false;

    public ValueTask<ChatIdentity?> FindAsync(Func<string, string?> claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new(claim(Team) is { Length: > 0 } team && claim(User) is { Length: > 0 } user ? new ChatIdentity(team, user) : null);
    }
}
