using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Web.Tests.Services;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Mia leads the Front Desk (Ben), Ana leads Sales (Cem, Aroha): they say who serves whom, and answer each other.</summary>
public abstract class ServiceMapTests
{
    /// <summary>A Wednesday, ten in the morning in Los Angeles.</summary>
    private static readonly Instant Working = Instant.FromUtc(2026, 11, 18, 18, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task A_provider_names_its_customer_who_is_asked_and_confirms(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Working));

        var empty = await company.FeedbackAsync("map", Mia);
        Assert.Contains("No team has said yet whom it serves", empty.Shown, StringComparison.Ordinal);
        var kept = await company.FillAsync(await company.ClickAsync(empty, "Whom do you serve?", Mia), Mia, ("teams", ValueOf("Sales")));
        await company.SettleAsync();
        Assert.Contains("One team is asked whether it is so.", kept.Shown, StringComparison.Ordinal);

        var asked = Assert.Single(company.To(Ana));
        Assert.Contains("Mia Chen says that", asked.Shown, StringComparison.Ordinal);
        await company.AskForAsync(asked.Card, "Yes, so it is", Ana);
        await company.SettleAsync();
        Assert.Contains("Ana Lima says: yes, so it is.", company.To(Ana)[0].Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("No, not so", company.To(Ana)[0].Shown, StringComparison.Ordinal);

        var map = await company.FeedbackAsync("map", Ben);
        Assert.Contains("1 edge is unserved", map.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Whom do you serve?", map.Shown, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task On_the_map_one_click_answers_what_the_other_side_says_and_takes_it_back(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Working));
        var form = await company.ClickAsync(await company.FeedbackAsync("map", Mia), "Whom do you serve?", Mia);
        await company.FillAsync(form, Mia, ("teams", ValueOf("Sales")));
        await company.SettleAsync();

        var map = await company.FeedbackAsync("map", Ana);
        Assert.Contains("1 edge is one-way", map.Shown, StringComparison.Ordinal);
        var denied = await company.TapAsync(map, "No, not so", Ana);
        Assert.Contains("1 edge is broken", denied.Shown, StringComparison.Ordinal);
        await company.SettleAsync();
        Assert.Contains("does not serve", Assert.Single(company.To(Mia)).Shown, StringComparison.Ordinal);
        var agreed = await company.TapAsync(denied, "Yes, so it is", Ana);
        Assert.Contains("1 edge is unserved", agreed.Shown, StringComparison.Ordinal);

        // Naming nobody takes back what was said, on both sides.
        await company.FillAsync(await company.ClickAsync(await company.FeedbackAsync("map", Mia), "Whom do you serve?", Mia), Mia, ("teams", ""));
        await company.FillAsync(await company.ClickAsync(agreed, "Who serves you?", Ana), Ana, ("teams", ""));
        Assert.Contains("No team has said yet whom it serves", (await company.FeedbackAsync("map", Ben)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_team_can_be_looked_at_and_the_page_is_one_click_away()
    {
        await using var company = await FoundAsync(new());
        await ServiceMapCompany.RateAsync(
            company.App, ProviderTeam.Of("Sales"), ProviderTeam.Of("Front Desk"), await AccountOfAsync(company, Ben), await AccountOfAsync(company, Cem), await AccountOfAsync(company, Aroha));

        var sales = await company.FeedbackAsync("map front-desk", Ana);
        Assert.Contains("1 edge shows, and nobody has named it", sales.Shown, StringComparison.Ordinal);
        Assert.Contains("Front Desk is served by", sales.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Whom do you serve?", sales.Shown, StringComparison.Ordinal);
        Assert.Contains("I know no team called “Nobody”.", (await company.FeedbackAsync("map Nobody", Ana)).Shown, StringComparison.Ordinal);

        await company.AskForAsync(sales, "See the whole map", Ana);
        Assert.Contains("shows who serves whom", (await company.FeedbackAsync("help", Ana)).Shown, StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM sign_in_links"));
    }

    [Fact]
    public async Task The_job_of_the_night_is_among_the_jobs()
    {
        await using var company = await FoundAsync(new());

        await company.App.Services.GetRequiredService<LearnEdgesHandler>().HandleAsync(Cancellation);

        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM service_traces"));
        using var answer = await company.Operator().PostAsync(new Uri("/api/v1/jobs/service-map/run", UriKind.Relative), null, Cancellation);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static string ValueOf(string team) => MapForm.ValueOf(ProviderTeam.Of(team));

    private async Task<ChatCompany> FoundAsync(CompanySetting setting)
    {
        var company = await StartAsync(setting);
        foreach (var (who, team, lead) in (IEnumerable<(string, string, string)>)[(Ben, "Front Desk", Mia), (Cem, "Sales", Ana), (Aroha, "Sales", Ana)])
        {
            var (one, manager) = (await PersonOfAsync(company, who), await PersonOfAsync(company, lead));
            await company.App.Database.WriteAsync(
                async sql => await DirectoryStore.AddValuesAsync(
                    sql,
                    [new() { PersonId = one, Field = DirectoryFields.Team, Value = team }, new() { PersonId = one, Field = DirectoryFields.Manager, ManagerId = manager }],
                    company.Clock.Now),
                WriteUrgency.Background,
                Cancellation);
        }

        return company;
    }

    private static async Task<AccountId> AccountOfAsync(ChatCompany company, string who) => new(await company.App.Database.ReadAsync(
        sql => sql.ScalarAsync<Guid>("SELECT id FROM accounts WHERE external_id = @Id", new { Id = company.IdOf(who) }), Cancellation));

    private static async Task<PersonId> PersonOfAsync(ChatCompany company, string who) => new(await company.App.Database.ReadAsync(
        sql => sql.ScalarAsync<Guid>("SELECT person_id FROM accounts WHERE external_id = @Id", new { Id = company.IdOf(who) }), Cancellation));
}
