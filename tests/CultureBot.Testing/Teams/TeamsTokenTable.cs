namespace CultureBot.Testing.Teams;

/// <summary>
/// Who gets in and who does not, by the rules of the Bot Framework ("Authenticate requests from the Bot Connector service to
/// your bot"), for a bot of the public cloud that accepts no Entra tokens. Our check and Microsoft's own library get the same rows.
/// </summary>
public static class TeamsTokenTable
{
    private const string NodeIsExact = "it compares addresses with regard to case";
    private const string NodeWantsNoEndorsement = "it asks for no endorsement where a key has none at all";

    public static IReadOnlyList<TeamsTokenRow> Rows { get; } =
    [
        new("as the Bot Framework sends it", 200),
        new("signed with RS384", 200) { Algorithm = "RS384" },
        new("signed with RS512", 200) { Algorithm = "RS512" },
        new("the scheme in small letters", 200) { Header = token => "bearer " + token, PeerDiffers = "it wants the scheme spelt Bearer" },
        new("expired within the skew", 200) { Claims = (claims, now) => claims["exp"] = now.AddMinutes(-4).ToUnixTimeSeconds() },
        new("not yet valid within the skew", 200) { Claims = (claims, now) => claims["nbf"] = now.AddMinutes(4).ToUnixTimeSeconds() },
        new("the service address in other case", 200)
        {
            Claims = (claims, _) => claims["serviceurl"] = "https://SMBA.trafficmanager.net/EMEA/",
            PeerDiffers = NodeIsExact,
        },
        new("a key that is published since the keys were read", 200) { Key = TeamsSigning.NextKey, IsRotated = true },

        new("no token", 401) { Header = _ => null },
        new("an empty header", 401) { Header = _ => "" },
        new("a scheme without a token", 401) { Header = _ => "Bearer " },
        new("another scheme", 401) { Header = token => "Basic " + token },
        new("garbage", 403) { Header = _ => "Bearer x.y.z" },
        new("a token cut short", 403) { Header = token => "Bearer " + token![..^10] },
        new("a token without its signature", 403) { Header = token => "Bearer " + token![..(token!.LastIndexOf('.') + 1)] },
        new("another audience", 403) { Claims = (claims, _) => claims["aud"] = "00000000-0000-0000-0000-00000000000c" },
        new("no audience", 403) { Claims = (claims, _) => claims.Remove("aud") },
        new("another issuer", 403) { Claims = (claims, _) => claims["iss"] = "https://api.botframework.example" },
        new("the issuer of the other cloud", 403) { Claims = (claims, _) => claims["iss"] = TeamsSigning.UsGovIssuer },
        new("no issuer", 403) { Claims = (claims, _) => claims.Remove("iss") },
        new("the issuer with a slash", 403) { Claims = (claims, _) => claims["iss"] = TeamsSigning.PublicIssuer + "/" },
        new("an issuer of Entra, where none is accepted", 403)
        {
            Claims = (claims, _) => claims["iss"] = $"https://sts.windows.net/{TeamsSigning.EntraTenant}/",
        },
        new("algorithm none", 403) { Algorithm = "none" },
        new("HS256 with the public key as the secret", 403) { Algorithm = "HS256" },
        new("PS256, which the key could do", 403) { Algorithm = "PS256" },
        new("expired beyond the skew", 403) { Claims = (claims, now) => claims["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds() },
        new("not yet valid beyond the skew", 403) { Claims = (claims, now) => claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds() },
        new("no expiry", 403) { Claims = (claims, _) => claims.Remove("exp"), PeerDiffers = "it takes a token without an expiry to be valid for ever" },
        new("a key that nobody publishes", 403) { Key = TeamsSigning.NextKey },
        new("a foreign key that calls itself a published one", 403) { Key = TeamsSigning.ForeignKey, Kid = TeamsSigning.UsualKey },
        new("a key for another channel", 403) { Key = TeamsSigning.WebChatKey },
        new("a key without endorsements", 403) { Key = TeamsSigning.UnendorsedKey, PeerDiffers = NodeWantsNoEndorsement },
        new("no service address", 403) { Claims = (claims, _) => claims.Remove("serviceurl") },
        new("another service address", 403) { Claims = (claims, _) => claims["serviceurl"] = "https://smba.trafficmanager.net/amer/" },
        new("the service address without its slash", 403) { Claims = (claims, _) => claims["serviceurl"] = TeamsTokenRow.ServiceUrl.TrimEnd('/') },
        new("an activity with another service address", 403) { Activity = activity => activity["serviceUrl"] = "https://evil.example/emea/" },
        new("an activity without a service address", 403)
        {
            Activity = activity => activity.Remove("serviceUrl"),
            PeerDiffers = "it compares nothing where the activity names no address",
        },
        new("an activity of a channel that the key is not for", 403) { Activity = activity => activity["channelId"] = "skype" },
        new("an activity of another channel that the key is for", 403)
        {
            Activity = activity => activity["channelId"] = "webchat",
            PeerDiffers = "it serves every channel, and we speak Teams alone",
        },
    ];
}
