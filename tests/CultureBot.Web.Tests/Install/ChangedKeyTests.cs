using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.Install;

/// <summary>Secrets:Key is changed: what was wrapped before opens by Secrets:PreviousKeys, and is wrapped anew at start.</summary>
public sealed class ChangedKeyTests
{
    private static readonly string NewKey = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());
    private static readonly string OldKey = Convert.ToBase64String(new byte[32]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Everything_is_wrapped_under_the_new_key_and_the_old_one_is_not_needed_any_more(DatabaseKind kind)
    {
        await using var company = await InstallCompany.StartAsync(kind);
        company.SlackApp.Rotates = true;
        var token = await company.InstallAsync("T0NEW");
        using (await company.App.Client.GetAsync("/sign-in/some", Cancellation))
        {
        }

        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM data_protection_keys"));
        await company.App.RestartAsync(new() { ["Secrets:Key"] = NewKey, ["Secrets:PreviousKeys"] = OldKey });
        Assert.Equal(token.Text, await company.TokenAsync("T0NEW"));
        var present = new SecretBox(Convert.FromBase64String(NewKey));
        await company.UntilAsync(async () => (await WrappedAsync(company)).All(value => present.IsCurrent(value)));

        await company.App.RestartAsync(new() { ["Secrets:PreviousKeys"] = null });
        Assert.Equal(token.Text, await company.TokenAsync("T0NEW"));
        using var page = await company.App.Client.GetAsync("/sign-in/some", Cancellation);
        Assert.True(page.IsSuccessStatusCode);
        company.Clock.Advance(Duration.FromHours(11));
        await company.UntilAsync(async () => await company.TokenAsync("T0NEW") != token.Text);
    }

    [Fact]
    public async Task Every_wrapped_column_takes_part_and_what_no_key_opens_stays_as_it_is()
    {
        await using var company = await InstallCompany.StartAsync();
        await company.InstallAsync("T0NEW");
        var columns = company.App.Services.GetServices<WrappedColumn>().Select(c => $"{c.Table}.{c.Column}").Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "data_protection_keys.xml", "feedback_quarters.mark_key", "feedback_quarters.private_key", "hook_endpoints.address",
                "hook_endpoints.previous_secret", "hook_endpoints.secret", "installs.refresh_token", "installs.token",
                "kudos_drafts.request", "survey_windows.private_key", "unfinished_requests.request", "waiting_file_parts.part",
            ],
            columns);

        var stranger = new SecretBox(Convert.FromBase64String(NewKey));
        var rewrap = ActivatorUtilities.CreateInstance<RewrapSecrets>(company.App.Services, stranger);
        var before = await WrappedAsync(company);
        var (rewrapped, unreadable) = await rewrap.RunAsync(Cancellation);

        Assert.Equal((0, before.Count), (rewrapped, unreadable));
        Assert.Equal(before, await WrappedAsync(company));
    }

    private static Task<IReadOnlyList<byte[]>> WrappedAsync(InstallCompany company) => company.App.Database.ReadAsync(
        sql => sql.ListAsync<byte[]>(
            """
            SELECT token FROM installs WHERE token IS NOT NULL UNION ALL SELECT refresh_token FROM installs WHERE refresh_token IS NOT NULL
            UNION ALL SELECT xml FROM data_protection_keys
            """),
        Cancellation);
}
