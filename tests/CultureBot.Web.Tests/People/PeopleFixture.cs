using System.Text;
using CultureBot.People;
using CultureBot.People.Directory;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.People;

/// <summary>
/// A running program with a company that HR has imported: Ada runs it, Hana is HR, Ben neither. Mia leads, Ana and Ben report to her, and
/// whatever can be written is written as a script.
/// </summary>
public sealed class PeopleFixture : IAsyncLifetime
{
    public const string Script = "<script>alert(1)</script>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal SettingsCompany Company { get; private set; } = null!;

    internal HttpClient Ada { get; private set; } = null!;

    internal HttpClient Hana { get; private set; } = null!;

    internal HttpClient Ben { get; private set; } = null!;

    internal AppFixture App => Company.App;

    public async ValueTask InitializeAsync()
    {
        Company = await SettingsCompany.StartAsync();
        (Ada, Hana, Ben) = (await SignedInAsync(App, Company.Ada), await SignedInAsync(App, Company.Hana), await SignedInAsync(App, Company.Ben));
        await ImportAsync(
            $"""
            email,name,manager_email,team,location,{Script}
            mia@example.com,Mia {Script},,Direction {Script},Berlin {Script},{Script}
            ana@example.com,Ana,mia@example.com,Sales,Oslo,x
            ben@example.com,Ben,mia@example.com,Sales,Oslo,x
            """);
    }

    public async Task ImportAsync(string file)
    {
        App.Clock.Advance(Duration.FromMinutes(2));
        Assert.IsType<PeopleImported>(await App.Services.GetRequiredService<ImportPeopleHandler>().HandleAsync(new(Encoding.UTF8.GetBytes(file), IsDryRun: false), Cancellation));
        App.Clock.Advance(Duration.FromMinutes(2));
    }

    /// <summary>Sends a file by the page's form, and returns the answer.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, byte[] file, bool isEverybody = false)
    {
        using var page = await browser.GetAsync("/people/import", Cancellation);
        var token = await TokenAsync(page);
        using MultipartFormDataContent form = new() { { new StringContent(token.Value), token.Key }, { new ByteArrayContent(file), "file", "people.csv" } };
        if (isEverybody) form.Add(new StringContent("true"), "everybody");
        return await browser.PostAsync("/people/import", form, Cancellation);
    }

    /// <summary>What a page has in it, as it is sent.</summary>
    public static async Task<string> RawAsync(HttpClient browser, string address)
    {
        using var page = await browser.GetAsync(address, Cancellation);
        Assert.True(page.IsSuccessStatusCode, $"{address}: {page.StatusCode}");
        return await page.Content.ReadAsStringAsync(Cancellation);
    }

    internal async Task<PersonId> PersonAsync(string email) => new(Guid.Parse((await App.Database.ReadAsync(
        sql => sql.ScalarAsync<string>("SELECT person_id FROM directory_entries WHERE email = @Email", new { Email = email }), Cancellation))!));

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in (HttpClient[])[Ada, Hana, Ben]) browser.Dispose();
        await Company.DisposeAsync();
    }
}
