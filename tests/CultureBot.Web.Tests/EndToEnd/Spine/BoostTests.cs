using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>"+1" by others.</summary>
public abstract class BoostTests
{
    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task Each_person_counts_once_and_the_post_is_updated_once_in_ten_seconds(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        var subject = await GiveAsync(company);
        // The post was just sent, and rests.
        foreach (var user in (string[])[Ben, Cem, Aroha, Ben]) await PressAsync(company, "kudos.boost", subject, user);
        Assert.Equal(0, Post(company).Updates);

        await company.MoveToAsync(company.Clock.Now + Duration.FromSeconds(30));

        Assert.Equal(1, Post(company).Updates);
        Assert.Contains("+1 \u00B7 3", Post(company).Shown, StringComparison.Ordinal);
        Assert.Equal(3, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));

        var taken = await PressAsync(company, "kudos.unboost", subject, Ben);
        await company.MoveToAsync(company.Clock.Now + Duration.FromSeconds(30));
        Assert.Contains("off again", taken.Shown, StringComparison.Ordinal);
        Assert.Contains("+1 \u00B7 2", Post(company).Shown, StringComparison.Ordinal);
        // Nobody gets a message for it.
        Assert.Single(company.To(Ana));
    }

    [Theory]
    [InlineData(Mia)]
    [InlineData(Ana)]
    public async Task The_giver_and_the_recipients_are_in_it_already(string user)
    {
        await using var company = await StartAsync(new());
        var subject = await GiveAsync(company);

        var answer = await PressAsync(company, "kudos.boost", subject, user);

        Assert.Contains("everybody else", answer.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));
    }

    [Fact]
    public async Task One_that_was_taken_back_takes_no_more()
    {
        await using var company = await StartAsync(new());
        var subject = await GiveAsync(company);
        await company.ThankAsync("undo");

        var answer = await PressAsync(company, "kudos.boost", subject, Ben);

        Assert.Contains("no longer there", answer.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thanking_emoji_on_the_post_is_a_plus_one_and_off_again()
    {
        await using var company = await StartAsync(new());
        await GiveAsync(company);

        await company.ReactAsync(Post(company), Ben);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));
        await company.ReactAsync(Post(company), Ben, isRemoved: true);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos_boosts"));
    }

    [Theory]
    [DatabaseData]
    public async Task The_recipient_reads_of_them_in_their_own_digest(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        var subject = await GiveAsync(company);
        await PressAsync(company, "kudos.boost", subject, Ben);
        await PressAsync(company, "kudos.boost", subject, Cem);

        await company.MoveToAsync(Instant.FromUtc(2026, 11, 21, 1, 0));

        var digest = Assert.Single(company.To(Ana), m => m.Summary.StartsWith("Your week", StringComparison.Ordinal));
        Assert.Contains("added their +1 2 times", digest.Shown, StringComparison.Ordinal);
    }

    private static async Task<string> GiveAsync(ChatCompany company)
    {
        await company.ThankAsync("{ana} " + Words);
        await company.SettleAsync();
        return "kudos:" + Guid.Parse((await company.ListAsync("SELECT CAST(id AS text) FROM kudos"))[0]).ToString("D");
    }

    private static Task<Answered> PressAsync(ChatCompany company, string action, string value, string user) =>
        company.PressAsync(Post(company), action, value, user);

    private static Seen Post(ChatCompany company) => Assert.Single(company.InGeneral);
}
