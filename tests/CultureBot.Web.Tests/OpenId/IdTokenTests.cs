using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Web.Tests.OpenId;

/// <summary>What a token must say and how it must be signed, for both platforms.</summary>
public sealed class IdTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Action<JsonObject>> Wrong = new(StringComparer.Ordinal)
    {
        ["another nonce"] = claims => claims["nonce"] = "another",
        ["no nonce"] = claims => claims.Remove("nonce"),
        ["another audience"] = claims => claims["aud"] = "another",
        ["a second audience"] = claims => claims["aud"] = new JsonArray(claims["aud"]!.DeepClone(), "another"),
        ["no audience"] = claims => claims.Remove("aud"),
        ["another issuer"] = claims => claims["iss"] = "https://issuer.example",
        ["the issuer with a slash"] = claims => claims["iss"] = claims["iss"]!.GetValue<string>() + "/",
        ["no issuer"] = claims => claims.Remove("iss"),
        ["expired beyond the skew"] = claims => claims["exp"] = Now.AddMinutes(-6).ToUnixTimeSeconds(),
        ["not yet valid beyond the skew"] = claims => claims["nbf"] = Now.AddMinutes(6).ToUnixTimeSeconds(),
        ["no expiry"] = claims => claims.Remove("exp"),
    };

    public static TheoryData<string, string> WrongClaims => new(
        from platform in (string[])["slack", "teams"] from name in Wrong.Keys select (platform, name));

    [Theory, MemberData(nameof(WrongClaims))]
    public async Task A_token_with_wrong_claims_signs_nobody_in(string platform, string name)
    {
        await using var company = await OpenIdCompany.StartAsync();
        company.Platform.Claims = Wrong[name];

        await AssertRefusedAsync(company, platform);
    }

    [Theory]
    [InlineData("none", TeamsSigning.EntraKey)]
    [InlineData("HS256", TeamsSigning.EntraKey)]
    [InlineData("RS512", TeamsSigning.EntraKey)]
    [InlineData("PS256", TeamsSigning.EntraKey)]
    [InlineData("RS256", TeamsSigning.ForeignKey)]
    public async Task A_token_that_is_not_signed_as_it_must_be_signs_nobody_in(string algorithm, string key)
    {
        await using var company = await OpenIdCompany.StartAsync();
        (company.Platform.Algorithm, company.Platform.Key) = (algorithm, key);

        await AssertRefusedAsync(company, "slack");
    }

    private static async Task AssertRefusedAsync(OpenIdCompany company, string platform)
    {
        company.Is(platform);
        using var browser = company.App.NewClient(cookies: true);

        using var back = await company.SignInAsync(browser, platform);

        Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
        Assert.Equal((1, 0L), (company.Platform.Trades, await company.CountSessionsAsync()));
        Assert.Single(company.Log.About($"A sign-in by {platform} was refused for its token"));
    }
}
