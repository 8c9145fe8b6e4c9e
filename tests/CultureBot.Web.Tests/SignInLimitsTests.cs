using System.Globalization;
using System.Net;
using CultureBot.Web.Visitors;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

public sealed class SignInLimitsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Web:SignInsPerMinuteByAddress", "/sign-in/guess", "POST")]
    [InlineData("Web:SignInsPerMinute", "/sign-in/guess", "POST")]
    [InlineData("Web:SignInsPerMinuteByAddress", "/first-administrator/guess", "GET")]
    [InlineData("Web:SignInsPerMinuteByAddress", "/sign-in/from/slack?code=1&state=2", "GET")]
    public async Task Whoever_tries_too_often_is_asked_to_wait_and_everything_else_goes_on(string key, string path, string method)
    {
        await using var app = await AppFixture.StartAsync(new() { [key] = "2" });
        using var first = await TryAsync(app, method, path);
        using var second = await TryAsync(app, method, path);

        using var third = await TryAsync(app, method, path);
        using var page = await app.Client.GetAsync("/sign-in", Cancellation);

        Assert.NotEqual(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(int.Parse(third.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("your link again: it still works", await HtmlAsync(third), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_network_count_together_where_one_machine_has_many(string one, string other, bool areOne) =>
        Assert.Equal(areOne, SignInLimits.Neighbourhood(IPAddress.Parse(one)) == SignInLimits.Neighbourhood(IPAddress.Parse(other)));

    private static async Task<HttpResponseMessage> TryAsync(AppFixture app, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        return await app.Client.SendAsync(request, Cancellation);
    }
}
