using System.Net;
using System.Text.RegularExpressions;
using CultureBot.People;
using CultureBot.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

/// <summary>Every route that needs somebody, asked for by everybody: with ids of nothing, so that whoever may comes to a "not there" at most.</summary>
public sealed partial class RoutesAndRolesTests
{
    private static readonly (string Name, Role Role)[] People =
        [("Ben", Role.None), ("Ada", Role.Administrator), ("Hana", Role.Hr), ("Aude", Role.Auditor)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_not_is_refused_and_whoever_may_never_breaks_it()
    {
        await using var app = await AppFixture.StartAsync(
            new()
            {
                ["Roles:Administrators"] = "ada@example.com", ["Roles:Hr"] = "hana@example.com", ["Roles:Auditors"] = "aude@example.com",
                // Everybody comes from one machine here.
                ["Web:SignInsPerMinuteByAddress"] = "100000", ["Web:SignInsPerMinute"] = "100000",
            });
        List<string> wrong = [];
        Assert.InRange(RowsOf(app).Count, 40, 400);
        foreach (var (name, role) in People)
        {
            var account = await Company.AddAccountAsync(app, name);
            foreach (var row in RowsOf(app))
            {
                // Anew each time: some of them sign out.
                using var browser = await SignedInAsync(app, account);
                using var answer = await AskAsync(browser, row, withToken: true);
                var mayCome = row.Who == Who.SignedIn || (row.Role & role) != Role.None;
                var isRefused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
                if (isRefused == mayCome || (int)answer.StatusCode >= 500) wrong.Add($"{name}: {row.Method} {row.Pattern}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_session_and_no_form_from_elsewhere_is_taken()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Administrators"] = "ada@example.com" });
        using var ada = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ada"));
        List<string> wrong = [];
        foreach (var row in RowsOf(app))
        {
            using var nobody = await AskAsync(app.Client, row, withToken: false);
            if (nobody.StatusCode != HttpStatusCode.Unauthorized) wrong.Add($"nobody: {row.Method} {row.Pattern}: {(int)nobody.StatusCode}");
            if (row.Method != "POST" || (row.Who == Who.InRole && !row.Role.HasFlag(Role.Administrator))) continue;
            using var foreign = await AskAsync(ada, row, withToken: false);
            if (foreign.StatusCode != HttpStatusCode.BadRequest) wrong.Add($"a foreign form: {row.Pattern}: {(int)foreign.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    /// <summary>Those of a platform that is not configured are nowhere.</summary>
    private static List<AccessRow> RowsOf(AppFixture app) =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(AccessMap.RowOf).OfType<AccessRow>().Distinct().Where(row => row.Who is Who.SignedIn or Who.InRole)];

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, AccessRow row, bool withToken)
    {
        var path = Parameter().Replace(row.Pattern, parameter => parameter.Value.EndsWith(":guid}", StringComparison.Ordinal) ? "0193a000-0000-7000-8000-00000000ffff" : "nothing");
        if (row.Method == "GET") return await browser.GetAsync(path, Cancellation);
        using var form = new FormUrlEncodedContent([new("account", "x"), new("name", "<script>alert(1)</script>")]);
        return withToken ? await SubmitAsync(browser, "/", path, ("account", "x"), ("name", "<script>alert(1)</script>")) : await browser.PostAsync(path, form, Cancellation);
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
