using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Ana was served by the Front Desk: its changed promise is in her own digest, and what it did in everybody's.</summary>
public abstract class FeedbackDigestTests
{
    private static readonly Instant Friday = new LocalDate(2026, 11, 20).At(new LocalTime(16, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]).ToInstant();

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task A_promise_reaches_its_customers_and_follows_its_change_and_what_was_done_reaches_everybody(DatabaseKind kind)
    {
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new(kind)));
        await company.FeedbackAsync("named Front Desk 3 Nobody was at the desk", Ana);
        await company.SettleAsync();
        await company.FillAsync(await company.FeedbackAsync("promise", Mia), Mia, ("lines", "Somebody is there at eight"));
        var told = Assert.Single(company.To(Mia), message => message.Shown.Contains("Ana Lima rated", StringComparison.Ordinal));
        var form = await company.ClickAsync(told.Card, "We did …", Mia);
        Assert.Contains("name nobody", form.Shown, StringComparison.Ordinal);
        await company.FillAsync(form, Mia, ("words", "We begin at eight now"));

        await company.MoveToAsync(Friday);
        var own = Assert.Single(company.To(Ana), message => message.Shown.Contains("has a new promise", StringComparison.Ordinal));
        var post = Assert.Single(company.InGeneral, message => message.Shown.Contains("A customer told", StringComparison.Ordinal));
        Assert.Contains("Somebody is there at eight", own.Shown, StringComparison.Ordinal);
        Assert.Contains("We begin at eight now", post.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody was at the desk", post.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(company.To(Cem), message => message.Shown.Contains("has a new promise", StringComparison.Ordinal));

        await company.FillAsync(await company.FeedbackAsync("promise", Mia), Mia, ("lines", "Somebody is there at seven"));
        await company.SettleAsync();
        Assert.Contains("Somebody is there at seven", Assert.Single(company.To(Ana), message => message.Id == own.Id).Shown, StringComparison.Ordinal);
    }
}
