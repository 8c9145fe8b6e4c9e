using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Taking a kudos back: every message that carried it follows.</summary>
public abstract class UndoTests
{
    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task What_was_sent_says_that_it_was_taken_back(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await company.ThankAsync("{ana} {ben} " + Words);
        await company.SettleAsync();

        var answer = await company.ThankAsync("undo");
        await company.SettleAsync();

        Assert.Contains("Taken back", answer.Shown, StringComparison.Ordinal);
        foreach (var message in (Seen[])[Assert.Single(company.InGeneral), Assert.Single(company.To(Ana)), Assert.Single(company.To(Ben))])
        {
            Assert.Contains("taken back", message.Summary, StringComparison.Ordinal);
            Assert.DoesNotContain(Words, message.Shown, StringComparison.Ordinal);
            Assert.Equal(1, message.Updates);
        }
    }

    [Fact]
    public async Task What_was_not_sent_yet_never_is()
    {
        await using var company = await StartAsync(new());
        company.Slow();
        var given = await company.ThankAsync("{ana} {ben} " + Words);

        await company.ChooseAsync(given, "kudos.undo");
        company.Recover();
        await company.SettleAsync();

        Assert.Empty(company.InGeneral);
        Assert.Empty(company.To(Ana));
        Assert.Equal(["Cancelled"], await company.ListAsync("SELECT DISTINCT state FROM messages"));
    }

    [Fact]
    public async Task The_same_request_again_takes_back_no_other_one()
    {
        await using var company = await StartAsync(new());
        await company.ThankAsync("{ana} " + Words);
        await company.ThankAsync("{ben} " + Words);

        await company.ThankAsync("undo", request: "same");
        await company.ThankAsync("undo", request: "same");
        await company.SettleAsync();

        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos WHERE undone_at IS NULL"));
    }

    [Fact]
    public async Task Nobody_takes_back_what_somebody_else_gave_and_nobody_after_a_day()
    {
        await using var company = await StartAsync(new());
        var given = await company.ThankAsync("{ana} " + Words);

        var others = await company.ChooseAsync(given, "kudos.undo", Ben);
        await company.SettleAsync();
        company.Clock.Advance(Duration.FromHours(25));
        var late = await company.ChooseAsync(given, "kudos.undo");

        Assert.Contains("nothing of yours", others.Shown, StringComparison.Ordinal);
        Assert.Contains("more than 24 hours", late.Shown, StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos WHERE undone_at IS NULL"));
    }
}
