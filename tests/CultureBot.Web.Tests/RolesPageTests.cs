using System.Net;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

public sealed class RolesPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_finds_somebody_gives_them_a_role_and_takes_it_again()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Administrators"] = "ada@example.com" });
        using var ada = await SignedInAsync(app, await AddAsync(app, "Ada"));
        var benId = await AddAsync(app, "Ben");
        using var ben = await SignedInAsync(app, benId);
        using var found = await ada.GetAsync("/roles?find=BEN@exam", Cancellation);
        using var before = await ben.GetAsync("/settings", Cancellation);

        using var given = await SubmitAsync(ada, "/roles", "/roles/give", Fields(benId, "Hr", "ben"));
        using var page = await ada.GetAsync(given.Headers.Location, Cancellation);
        using var during = await ben.GetAsync("/settings", Cancellation);
        // The audit is in the order of time.
        app.Clock.Advance(Duration.FromSeconds(1));
        using var taken = await SubmitAsync(ada, "/roles", "/roles/take", Fields(benId, "Hr"));
        using var after = await ben.GetAsync("/settings", Cancellation);

        Assert.Contains("Add to HR: Ben (Slack – Example)", await HtmlAsync(found), StringComparison.Ordinal);
        Assert.Equal("/roles?done=given&find=ben", given.Headers.Location!.OriginalString);
        var html = await HtmlAsync(page);
        Assert.Contains("The role is given.", html, StringComparison.Ordinal);
        Assert.Contains("Given by Ada, Wednesday, November 18, 2026.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Add to HR: Ben", html, StringComparison.Ordinal);
        Assert.Equal("/roles?done=taken", taken.Headers.Location!.OriginalString);
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden), (before.StatusCode, during.StatusCode, after.StatusCode));
        Assert.Equal(
            ["role.given Hr", "role.taken Hr"],
            await app.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT action || ' ' || details FROM audit_entries ORDER BY id"), Cancellation));
    }

    [Fact]
    public async Task What_the_configuration_gives_stands_there_and_cannot_be_taken()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Administrators"] = "ada@example.com, nobody@example.com" });
        var adaId = await AddAsync(app, "Ada");
        using var ada = await SignedInAsync(app, adaId);

        using var page = await ada.GetAsync("/roles", Cancellation);
        using var refused = await SubmitAsync(ada, "/roles", "/roles/take", Fields(adaId, "Administrator"));

        var html = await HtmlAsync(page);
        Assert.Contains("By the configuration", html, StringComparison.Ordinal);
        Assert.Contains("nobody@example.com", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/roles/take", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("given by the configuration", await HtmlAsync(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var app = await AppFixture.StartAsync();
        var (adaId, benId) = (await AddAsync(app, "Ada"), await AddAsync(app, "Ben"));
        await app.Database.WriteAsync(
            sql => sql.ExecuteAsync("INSERT INTO given_roles (account_id, role, given_at) VALUES (@Id, 'Administrator', 1)", new { Id = adaId }),
            WriteUrgency.Acknowledgement,
            Cancellation);
        using var ada = await SignedInAsync(app, adaId);

        using var refused = await SubmitAsync(ada, "/roles", "/roles/take", Fields(adaId, "Administrator"));
        using var given = await SubmitAsync(ada, "/roles", "/roles/give", Fields(benId, "Administrator"));
        using var taken = await SubmitAsync(ada, "/roles", "/roles/take", Fields(adaId, "Administrator"));
        using var after = await ada.GetAsync("/roles", Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("last administrator", await HtmlAsync(refused), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (given.StatusCode, taken.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    [Theory]
    [InlineData("Manager")]
    [InlineData("None")]
    [InlineData("7")]
    [InlineData("")]
    public async Task Only_the_three_roles_of_the_page_can_be_given(string role)
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Administrators"] = "ada@example.com" });
        var adaId = await AddAsync(app, "Ada");
        using var ada = await SignedInAsync(app, adaId);

        using var refused = await SubmitAsync(ada, "/roles", "/roles/give", Fields(adaId, role));
        using var nobody = await SubmitAsync(ada, "/roles", "/roles/give", Fields(new(Guid.Empty), "Hr"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Conflict), (refused.StatusCode, nobody.StatusCode));
    }

    private static (string, string)[] Fields(AccountId account, string role, string find = "") =>
        [("account", account.Value.ToString("D")), ("role", role), ("find", find)];

    private static async Task<AccountId> AddAsync(AppFixture app, string name)
    {
        var id = await Company.AddAccountAsync(app, name);
        await app.Database.WriteAsync(sql => sql.ExecuteAsync("UPDATE accounts SET name_key = LOWER(name)"), WriteUrgency.Acknowledgement, Cancellation);
        return id;
    }
}
