using System.Text.RegularExpressions;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Surveys;

/// <summary>
/// The application with one workspace in Berlin: Hana and Hugo are HR, Ada runs it, Ben is none of these, and eight more. Five of them are of the
/// team Sales and two of Tech. It stands at Wednesday, 2026-11-18 09:00 UTC.
/// </summary>
public sealed partial class SurveysCompany : IAsyncLifetime
{
    private static readonly string[] Others = ["Cem", "Dana", "Eva", "Finn", "Gus", "Ida", "Jan", "Kim"];

    public AppFixture App { get; private set; } = null!;

    public AccountId Hana { get; private set; }

    public AccountId Hugo { get; private set; }

    public AccountId Ada { get; private set; }

    public AccountId Ben { get; private set; }

    /// <summary>Auditor in the companies that have one.</summary>
    public AccountId Aude { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await StartAsync(auditors: "");

    /// <summary>One in which Aude has to agree to what goes out.</summary>
    public static async Task<SurveysCompany> WithAuditorAsync()
    {
        SurveysCompany company = new();
        await company.StartAsync("aude@example.com");
        return company;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Begins a survey and stops at its questions.</summary>
    /// <returns>The address of the draft, without a step.</returns>
    public static async Task<string> BeginAsync(HttpClient browser, string template = "StandingPulse")
    {
        using var begun = await SubmitAsync(browser, "/surveys/new", "/surveys/new", ("template", template));
        var address = begun.Headers.Location!.OriginalString;
        Assert.EndsWith("/questions", address, StringComparison.Ordinal);
        return address[..address.LastIndexOf('/')];
    }

    /// <summary>Presses a button of a step, which is opened before.</summary>
    public static Task<HttpResponseMessage> StepAsync(HttpClient browser, string draft, string step, params IEnumerable<(string Name, string Value)> fields) =>
        SubmitAsync(browser, $"{draft}/{step}", $"{draft}/{step}", fields);

    /// <summary>Presses the preview's button.</summary>
    public static Task<HttpResponseMessage> ScheduleAsync(HttpClient browser, string draft) => SubmitAsync(browser, $"{draft}/preview", $"{draft}/schedule");

    /// <summary>From a template to a survey, with all as it is filled in.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> MakeAsync(HttpClient browser, string template = "StandingPulse", string name = "Our pulse")
    {
        var draft = await BeginAsync(browser, template);
        using var named = await StepAsync(browser, draft, "questions", ("name", name), ("item", "I1"), ("item", "M1"), ("item", "O1"));
        using var scheduled = await ScheduleAsync(browser, draft);
        return SurveyAddress().Match(scheduled.Headers.Location!.OriginalString).Value;
    }

    public static async Task<string> PageAsync(HttpClient browser, string address)
    {
        using var page = await browser.GetAsync(address, Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
        return await SpacedAsync(page);
    }

    /// <summary>What a page says, decoded; times come with a narrow space, and sentences in pieces.</summary>
    public static async Task<string> SpacedAsync(HttpResponseMessage page) => Spaces().Replace(await HtmlAsync(page), " ");

    public Task<long> CountAsync(string query, object? parameters = null) => App.Database.ReadAsync(sql => sql.ScalarAsync<long>(query, parameters), Cancellation);

    private async Task StartAsync(string auditors)
    {
        TestClock clock = new(Instant.FromUtc(2026, 11, 18, 9, 0));
        App = await AppFixture.StartAsync(
            new()
            {
                ["Roles:Administrators"] = "ada@example.com", ["Roles:Hr"] = "hana@example.com,hugo@example.com", ["Roles:Auditors"] = auditors,
                // Everybody comes from one machine here.
                ["Web:SignInsPerMinuteByAddress"] = "100000", ["Web:SignInsPerMinute"] = "100000",
            },
            clock,
            services => services.AddSingleton<IChatPlatform>(new FakePlatform(clock) { Name = "fake" }));
        (Hana, Hugo, Ada) = (await AddAsync("Hana"), await AddAsync("Hugo"), await AddAsync("Ada"));
        (Ben, Aude) = (await AddAsync("Ben"), await AddAsync("Aude"));
        List<AccountId> others = [];
        foreach (var name in Others) others.Add(await AddAsync(name));
        await App.Database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync("UPDATE workspaces SET platform = 'fake', time_zone = 'Europe/Berlin', people_synced_at = 1");
                for (var i = 0; i < 7; i++)
                {
                    await sql.ExecuteAsync(
                        "INSERT INTO directory_entries (person_id, email, name, imported_at, changed_at) SELECT person_id, email, name, 1, 1 FROM accounts WHERE id = @Id",
                        new { Id = others[i] });
                    await sql.ExecuteAsync(
                        "INSERT INTO directory_fields (person_id, field, value, since_at) SELECT person_id, 'team', @Team, 1 FROM accounts WHERE id = @Id",
                        new { Id = others[i], Team = i < 5 ? "Sales" : "Tech" });
                }
            },
            WriteUrgency.Background,
            Cancellation);
    }

    private Task<AccountId> AddAsync(string name) => Company.AddAccountAsync(App, name);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("^/surveys/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex SurveyAddress();
}
