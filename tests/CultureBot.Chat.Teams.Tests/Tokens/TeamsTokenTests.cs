using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Chat.Teams.Tests.Requests;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Tokens;

public sealed class TeamsTokenTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. TeamsTokenTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_token_is_accepted_or_refused_by_the_table(string name)
    {
        var row = TeamsTokenTable.Rows.Single(row => row.Name == name);
        await using var host = await InboundHost.StartAsync(Cancelled);
        if (row.IsRotated)
        {
            await host.SendAsync(host.Sign.Message("hello"), Cancelled);
            host.Keys.IsRotated = true;
        }

        var before = host.Recorder.Requests.Count;
        Assert.Equal((HttpStatusCode)row.Status, await PostAsync(host, row.ToActivity(), row.Authorization(host.Clock.Now)));
        Assert.Equal(row.IsAccepted ? 1 : 0, host.Recorder.Requests.Count - before);
    }

    [Fact]
    public async Task The_bot_of_the_other_cloud_accepts_that_clouds_issuer_alone()
    {
        await using var host = await InboundHost.StartAsync(Cancelled, ("Teams:Cloud", "UsGov"));
        Assert.Equal(HttpStatusCode.Forbidden, await ClaimAsync(host, claims => { }));
        Assert.Equal(HttpStatusCode.OK, await ClaimAsync(host, claims => claims["iss"] = TeamsSigning.UsGovIssuer));
    }

    [Theory]
    [InlineData("1.0", "appid", "https://sts.windows.net/{0}/", 200)]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/{0}/v2.0", 200)]
    [InlineData("1.0", "azp", "https://sts.windows.net/{0}/", 403)]
    [InlineData("2.0", "appid", "https://login.microsoftonline.com/{0}/v2.0", 403)]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/{0}/v2.0/", 403)]
    [InlineData("2.0", "azp", "https://login.microsoftonline.us/{0}/v2.0", 403)]
    public async Task A_configured_tenant_may_sign_for_the_app_itself(string version, string claim, string issuer, int status)
    {
        await using var host = await InboundHost.StartAsync(Cancelled, ("Teams:EntraTenants:0", TeamsSigning.EntraTenant));
        Assert.Equal((HttpStatusCode)status, await EntraAsync(host, claims =>
        {
            claims["iss"] = issuer.Replace("{0}", TeamsSigning.EntraTenant, StringComparison.Ordinal);
            (claims["ver"], claims[claim]) = (version, TeamsSigning.AppId);
        }));
    }

    [Theory]
    [InlineData("another app", "appid", "00000000-0000-0000-0000-00000000000c")]
    [InlineData("another audience", "aud", "00000000-0000-0000-0000-00000000000c")]
    [InlineData("another tenant", "iss", "https://sts.windows.net/99999999-2222-3333-4444-555555555555/")]
    public async Task A_token_of_Entra_for_anything_else_is_refused(string what, string claim, string value)
    {
        await using var host = await InboundHost.StartAsync(Cancelled, ("Teams:EntraTenants:0", TeamsSigning.EntraTenant));
        var status = await EntraAsync(host, claims =>
        {
            (claims["iss"], claims["ver"], claims["appid"]) = ($"https://sts.windows.net/{TeamsSigning.EntraTenant}/", "1.0", TeamsSigning.AppId);
            claims[claim] = value;
        });
        Assert.True(status == HttpStatusCode.Forbidden, what);
    }

    [Fact]
    public async Task The_keys_of_Entra_do_not_sign_for_the_Bot_Framework_nor_the_reverse()
    {
        await using var host = await InboundHost.StartAsync(Cancelled, ("Teams:EntraTenants:0", TeamsSigning.EntraTenant));
        Assert.Equal(HttpStatusCode.Forbidden, await EntraAsync(host, claims => { }));
        Assert.Equal(HttpStatusCode.Forbidden, await ClaimAsync(host, claims =>
            (claims["iss"], claims["ver"], claims["appid"]) = ($"https://sts.windows.net/{TeamsSigning.EntraTenant}/", "1.0", TeamsSigning.AppId)));
    }

    [Fact]
    public async Task A_header_sent_twice_is_refused()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        using var request = host.Sign.Post(host.Sign.Message("hello"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer x.y.z");
        using var response = await host.Client.SendAsync(request, Cancelled);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(host.Recorder.Requests);
    }

    [Fact]
    public async Task Nothing_of_a_refused_token_is_logged()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        var token = TeamsSigning.Sign(TeamsSigning.Claims(host.Clock.Now, TeamsTokenRow.ServiceUrl), TeamsSigning.ForeignKey, kid: TeamsSigning.UsualKey);
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(host, host.Sign.Message("hello"), "Bearer " + token));
        Assert.NotEmpty(host.Log.About("was refused for its token"));
        foreach (var part in token.Split('.')) Assert.Empty(host.Log.About(part));
    }

    internal static async Task<HttpStatusCode> PostAsync(InboundHost host, JsonObject activity, string? authorization)
    {
        using var request = host.Sign.Bare(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        if (authorization is not null) Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        using var response = await host.Client.SendAsync(request, Cancelled);
        return response.StatusCode;
    }

    private static Task<HttpStatusCode> ClaimAsync(InboundHost host, Action<JsonObject> change) => SignedAsync(host, TeamsSigning.UsualKey, change);

    private static Task<HttpStatusCode> EntraAsync(InboundHost host, Action<JsonObject> change) => SignedAsync(host, TeamsSigning.EntraKey, claims =>
    {
        claims.Remove("serviceurl");
        change(claims);
    });

    private static Task<HttpStatusCode> SignedAsync(InboundHost host, string key, Action<JsonObject> change)
    {
        var claims = TeamsSigning.Claims(host.Clock.Now, TeamsTokenRow.ServiceUrl);
        change(claims);
        return PostAsync(host, host.Sign.Message("hello"), "Bearer " + TeamsSigning.Sign(claims, key));
    }
}
