using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;
using static CultureBot.Web.Tests.EndToEnd.Spine.OpenSurvey;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>At most two reminders, to who has not answered, in their hours and never late; then it is quiet.</summary>
public abstract class ReminderTests
{
    // Monday at nine in Los Angeles.
    private static readonly Instant Asked = Instant.FromUtc(2026, 11, 16, 17, 0);

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task Whoever_has_not_answered_is_reminded_twice_and_then_it_is_quiet(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind, At: Asked));
        var survey = await OfAsync(company, Agree, Recommend);
        await survey.SendAsync();
        await company.SettleAsync();
        var review = await company.TapAsync(await company.TapAsync(company.To(Ana)[0].Card, "4", Ana), "9", Ana);
        await company.TapAsync(review, "Submit", Ana);

        await company.MoveToAsync(Asked + Duration.FromHours(24) + Duration.FromMinutes(5));
        var bens = Seen(company, Ben);
        Assert.Equal(2, bens.Count);
        Assert.Contains("Autumn pulse is still open for you until November 23", bens[1].Shown, StringComparison.Ordinal);
        Assert.Contains("Question 1 of 2", bens[1].Shown, StringComparison.Ordinal);
        Assert.Single(Seen(company, Ana));
        // The reminder's card is as good as the first.
        review = await company.TapAsync(await company.TapAsync(bens[1].Card, "Skip", Ben), "Skip", Ben);
        Assert.Contains("Thank you", (await company.TapAsync(review, "Submit", Ben)).Shown, StringComparison.Ordinal);

        await company.MoveToAsync(Asked + Duration.FromHours(72) + Duration.FromMinutes(5));
        Assert.Contains("This is the last reminder", Seen(company, Cem)[2].Shown, StringComparison.Ordinal);
        Assert.Equal(2, Seen(company, Ben).Count);
        await company.MoveToAsync(Asked + Duration.FromHours(6.5 * 24));

        Assert.Equal(3, Seen(company, Cem).Count);
        Assert.Equal([1, 2, 3], ((string[])[Ana, Ben, Cem]).Select(who => Seen(company, who).Count));
    }

    [Fact]
    public async Task A_reminder_that_would_come_late_does_not_come()
    {
        await using var company = await StartAsync(new(At: Asked));
        var survey = await OfAsync(company, Agree);
        await survey.SendAsync();
        await company.SettleAsync();
        await company.MoveToAsync(Asked + Duration.FromHours(23));

        await company.App.RestartAsync(meanwhile: () => company.Clock.SetTo(Asked + Duration.FromHours(30)));
        await company.SettleAsync();

        Assert.Single(Seen(company, Ben));
    }

    private static List<Seen> Seen(ChatCompany company, string who) =>
        [.. company.To(who).Where(message => message.Shown.Contains("Question 1 of", StringComparison.Ordinal))];
}
