using CultureBot.Feedback;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Mia leads the Front Desk: she says what it expects of its customers, and reads beside it what they say.</summary>
public abstract class PredictionTests
{
    private static readonly ProviderTeam Desk = ProviderTeam.Of("Front Desk");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task What_is_expected_is_kept_changed_and_set_beside_what_customers_say(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind));
        Assert.Contains("you are not known to lead one", (await company.FeedbackAsync("predict", Ana)).Shown, StringComparison.Ordinal);

        var form = await company.FeedbackAsync("predict", Mia);
        var kept = await company.FillAsync(form, Mia, ("tenths", "9"));
        Assert.Contains("for 2026-Q4 you expect that 9 of 10 customers", kept.Shown, StringComparison.Ordinal);
        await company.FillAsync(await company.FeedbackAsync("expect", Mia), Mia, ("tenths", "8"));
        Assert.Equal(["2026-Q4 8"], await company.ListAsync("SELECT quarter || ' ' || tenths FROM team_predictions"));
        Assert.Contains("how many of ten customers will give it a five", (await company.FeedbackAsync("help", Mia)).Shown, StringComparison.Ordinal);

        // A form that was open when the quarter ended is refused; the results come.
        var late = await company.FeedbackAsync("predict", Mia);
        await company.MoveToAsync(Instant.FromUtc(2027, 1, 1, 0, 1));
        Assert.Contains("2026-Q4 is over", (await company.FillAsync(late, Mia, ("tenths", "1"))).Shown, StringComparison.Ordinal);
        await PublishAsync(company, "2026-Q4", 30, 50);

        var results = await company.FeedbackAsync("results", Mia);
        Assert.Contains("You expected 8 of 10; 60 % gave a five (likely 46 to 72 %): a blind spot.", results.Shown, StringComparison.Ordinal);
        Assert.Contains("You expected 8 of 10", (await company.FeedbackAsync("results", Ben)).Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("You expected", (await company.FeedbackAsync("results", Ana)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_do_not_wait_for_whoever_expected_nothing()
    {
        await using var company = await FoundAsync(new());
        await PublishAsync(company, "2026-Q3", 30, 50);

        var results = await company.FeedbackAsync("results", Mia);

        Assert.Contains("60 % fives from 50 customers", results.Shown, StringComparison.Ordinal);
        Assert.Contains("You have not said yet what you expect of 2026-Q4", results.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("You have not said yet", (await company.FeedbackAsync("results", Ben)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_last_week_of_the_quarter_the_lead_is_asked_once_and_the_question_follows_the_answer()
    {
        await using var company = await FoundAsync(new());
        await PublishAsync(company, "2026-Q3", 30, 50);

        await company.MoveToAsync(Instant.FromUtc(2026, 12, 25, 4, 1));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind = 'feedback.prediction'") == 1);
        await company.MoveToAsync(Instant.FromUtc(2026, 12, 28, 17, 5));
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Any(IsAsked)));
        var asked = Assert.Single(company.To(Mia), IsAsked);
        await company.FillAsync(await company.ClickAsync(asked.Card, "Say what you expect", Mia), Mia, ("tenths", "7"));
        await company.SettleAsync();

        var after = Assert.Single(company.To(Mia), message => message.Id == asked.Id);
        Assert.Contains("For 2026-Q4 you expect that 7 of 10 customers", after.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(company.To(Ana), IsAsked);
    }

    private static bool IsAsked(Seen message) => message.Shown.Contains("Soon 2026-Q4 is over", StringComparison.Ordinal);

    private static async Task PublishAsync(ChatCompany company, string quarter, int fives, int n)
    {
        var rows = new ServiceRows(company.App.Database, Cancellation);
        await rows.AddTeamAsync(Desk.Id.Value, Desk.Key, Desk.Name);
        await rows.AddServiceAsync(await rows.AddQuarterAsync(quarter, company.Clock.Now), Provider.ReferenceOf(Desk.Id), fives, n);
    }

    private async Task<ChatCompany> FoundAsync(CompanySetting setting) => await ServiceCompany.FoundAsync(await StartAsync(setting));
}
