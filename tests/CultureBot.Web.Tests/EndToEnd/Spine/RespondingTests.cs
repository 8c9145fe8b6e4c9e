using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Mia leads the Front Desk, and has not answered for a week.</summary>
public abstract class RespondingTests
{
    private const string Slow = "Nobody was at the desk at nine";
    private const string Lost = "My parcel was lost twice";

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task An_owner_is_reminded_once_a_day_of_all_that_waits_and_answers_it_there(DatabaseKind kind)
    {
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new(kind)));
        await company.FeedbackAsync("named Front Desk 3 " + Slow, Ana);
        await company.FeedbackAsync("relayed Front Desk 2 " + Lost, Ana);
        await company.SettleAsync();
        var before = company.To(Mia).Count;

        for (var day = 1; day <= 8; day++) await company.MoveToAsync(company.Clock.Now + Duration.FromDays(1));
        await company.SettleAsync();

        Assert.Equal(before + 1, company.To(Mia).Count);
        var reminder = company.To(Mia)[^1];
        Assert.Contains("2 pieces of feedback wait for you", reminder.Shown, StringComparison.Ordinal);
        Assert.Contains(Slow, reminder.Shown, StringComparison.Ordinal);
        Assert.Contains(Lost, reminder.Shown, StringComparison.Ordinal);
        await company.AskForAsync(company.To(Mia)[0].Card, "I am sorry", Mia);
        await company.SettleAsync();
        Assert.Contains("A piece of feedback waits for you", Reminder(company)!.Shown, StringComparison.Ordinal);
        await company.AskForAsync(Reminder(company)!.Card, "I did not know", Mia);
        await company.SettleAsync();
        Assert.Null(Reminder(company));
    }

    private static Seen? Reminder(ChatCompany company) =>
        company.To(Mia).SingleOrDefault(message => message.Shown.Contains("for you", StringComparison.Ordinal) && message.Shown.Contains("feedback wait", StringComparison.Ordinal));
}
