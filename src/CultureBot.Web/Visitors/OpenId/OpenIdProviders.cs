using System.Collections.Immutable;
using CultureBot.Chat;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>The platforms that people can sign in with, in the order in which they are offered.</summary>
internal sealed class OpenIdProviders(
    IEnumerable<IChatSignIn> signIns,
    IdTokenCheck check,
    IHttpClientFactory clients,
    TimeProvider clock,
    ILogger<OpenIdProvider> logger,
    ILogger<OpenIdMetadata> metadataLogger)
{
    public ImmutableArray<OpenIdProvider> All { get; } =
    [
        .. signIns.Select(signIn => new OpenIdProvider(signIn, new OpenIdMetadata(signIn, clients, clock, metadataLogger), check, clients, logger)),
    ];

    public OpenIdProvider? Find(string platform) => All.FirstOrDefault(provider => provider.SignIn.Platform == platform);
}
