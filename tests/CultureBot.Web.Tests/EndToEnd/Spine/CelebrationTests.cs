using CultureBot.Celebrations;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Birthdays and anniversaries in Los Angeles: asked for, said, celebrated and thanked for.</summary>
public abstract class CelebrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task Whoever_is_asked_says_when_and_is_celebrated_in_the_channel(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await TurnOnAsync(company);
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 19, 17, 5));
        await company.UntilAsync(() => Task.FromResult(company.To(Ana).Any(IsAsked) && company.To(Ben).Any(IsAsked)));

        var form = await company.ClickAsync(Assert.Single(company.To(Ana), IsAsked).Card, "Say when", Ana);
        var wrong = await company.FillAsync(form, Ana, ("birthday_day", "31"), ("birthday_month", "2"));
        Assert.Contains("no such day", wrong.Shown, StringComparison.Ordinal);
        await company.FillAsync(form, Ana, ("birthday_day", "20"), ("birthday_month", "11"));
        await company.ClickAsync(Assert.Single(company.To(Ben), IsAsked).Card, "Rather not", Ben);
        await company.SettleAsync();
        Assert.Contains(company.To(Ana), message => message.Shown.Contains("Your birthday is celebrated: November 20", StringComparison.Ordinal));
        Assert.Contains(company.To(Ben), message => message.Shown.Contains("not celebrated, as you wish", StringComparison.Ordinal));

        await company.MoveToAsync(Instant.FromUtc(2026, 11, 20, 15, 55));
        Assert.DoesNotContain(company.InGeneral, IsPost);
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 20, 16, 1));
        var post = Assert.Single(company.InGeneral, IsPost);
        Assert.Contains("birthday today", post.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(company.To(Ana), IsAsked);
        Assert.Contains(company.IdOf(Ana), (await company.ClickAsync(post.Card, "Give kudos", Cem)).Shown, StringComparison.Ordinal);
    }

    private static bool IsAsked(Seen message) => message.Shown.Contains("nobody has told me when yours is", StringComparison.Ordinal);

    private static bool IsPost(Seen message) => message.Shown.Contains("Something to celebrate", StringComparison.Ordinal);

    private static async Task TurnOnAsync(ChatCompany company)
    {
        await using var scope = company.App.Services.CreateAsyncScope();
        var one = Assert.Single(await scope.ServiceProvider.GetRequiredService<ReadCelebrations>().HandleAsync(Cancellation));
        var hr = await ServiceCompany.FindAsync(company, Cem);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<ChangeCelebrationsHandler>().HandleAsync(
            new(one.Workspace, one.Settings with { HasBirthdays = true }, hr.Id), Cancellation));
    }
}
