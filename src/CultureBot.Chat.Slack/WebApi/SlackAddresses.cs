using System.Diagnostics.CodeAnalysis;

namespace CultureBot.Chat.Slack;

/// <summary>
/// Which addresses we post to. A response_url comes from outside and is stored: whoever could forge one must not make
/// us call into the network we stand in.
/// </summary>
internal static class SlackAddresses
{
    public static bool IsResponseUrl(string text, Uri apiUrl, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.UserInfo.Length == 0
        && (IsSlacks(address) || (apiUrl != SlackOptions.DefaultApiUrl && IsBeside(address, apiUrl)));

    /// <summary>Slack's own answer names it, over TLS; a stand-in's socket is beside it.</summary>
    public static bool IsSocket(string? text, Uri apiUrl, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && address.IsLoopback && apiUrl.IsLoopback));

    public static Uri WithSlash(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private static bool IsSlacks(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
        && (IsUnder(address.Host, "slack.com") || IsUnder(address.Host, "slack-gov.com"));

    // A configured stand-in for Slack hands out addresses on its own host, or on this machine when it runs here.
    private static bool IsBeside(Uri address, Uri apiUrl) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && ((address.Host == apiUrl.Host && address.Scheme == apiUrl.Scheme && address.Port == apiUrl.Port) || (address.IsLoopback && apiUrl.IsLoopback));

    private static bool IsUnder(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
