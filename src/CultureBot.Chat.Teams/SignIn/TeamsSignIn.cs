using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>
/// "Sign in with Microsoft" (Microsoft identity platform, "OpenID Connect", "ID token claims reference"). A token names the tenant and
/// the person's id in Entra; which account that is was told by activities and rosters.
/// </summary>
internal sealed class TeamsSignIn(IOptions<TeamsOptions> options, TeamsMemory memory) : IChatSignIn
{
    private const string Tenant = "tid";
    private const string Person = "oid";

    private readonly TeamsOptions _options = options.Value;

    public string Platform => TeamsPlatform.PlatformName;

    public string Name => "Microsoft";

    public string Issuer => TeamsIssuers.EntraVersion2(_options.Cloud, _options.TenantId);

    public Uri Metadata => TeamsIssuers.EntraMetadata(_options, _options.TenantId);

    public string ClientId => _options.AppId;

    public string ClientSecret => _options.AppPassword;

    // Without "profile" there is no oid.
    public string Scopes => "openid profile";

    public bool TakesChallenge => true;

    public async ValueTask<ChatIdentity?> FindAsync(Func<string, string?> claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim(Tenant) is { } tenant
            && string.Equals(tenant, _options.TenantId, StringComparison.OrdinalIgnoreCase)
            && claim(Person) is { Length: > 0 } entra
            && await memory.FindAccountIdAsync(tenant, entra, cancellationToken) is { } account
            ? new(_options.TenantId, account)
            : null;
    }
}
