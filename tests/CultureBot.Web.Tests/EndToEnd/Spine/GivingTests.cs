using CultureBot.Testing.Databases;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>A command in, what the platform then holds out.</summary>
public abstract class GivingTests
{
    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task One_request_is_one_kudos_one_post_and_one_message_a_recipient_and_its_second_delivery_changes_nothing(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));

        var answer = await company.ThankAsync("{ana} {ben} " + Words + " #ownership", request: "once");
        await company.SettleAsync();
        var first = await StandAsync(company);
        await company.ThankAsync("{ana} {ben} " + Words + " #ownership", request: "once");
        await company.SettleAsync();

        Assert.Contains("Ana Lima", answer.Shown, StringComparison.Ordinal);
        Assert.Equal(
            [company.IdOf(Ana), company.IdOf(Ben)],
            await company.ListAsync(
                "SELECT a.external_id FROM kudos_recipients r JOIN accounts a ON a.id = r.account_id ORDER BY r.position"));
        Assert.Equal(["ownership"], await company.ListAsync("SELECT tag FROM kudos_values"));
        var post = Assert.Single(company.InGeneral);
        Assert.Contains($"\"{company.IdOf(Ana)}\"", post.Shown, StringComparison.Ordinal);
        Assert.Contains(Words, Assert.Single(company.To(Ana)).Summary, StringComparison.Ordinal);
        Assert.Contains(Words, Assert.Single(company.To(Ben)).Summary, StringComparison.Ordinal);
        Assert.Equal("1 kudos, 2 recipients, 3 messages, 3 posts", first);
        Assert.Equal(first, await StandAsync(company));
    }

    [Theory]
    [InlineData("private {ana} listened to me all afternoon", 1, 0)]
    [InlineData("private+manager {ana} listened to me all afternoon", 1, 1)]
    [InlineData("manager {ana} listened to me all afternoon", 0, 1)]
    public async Task What_is_not_public_goes_to_those_it_is_for_and_to_no_channel(string text, int toAna, int toHerManager)
    {
        await using var company = await StartAsync(new());

        await company.ThankAsync(text, Ben);
        await company.SettleAsync();

        Assert.Equal(toAna, company.To(Ana).Count);
        Assert.Equal(toHerManager, company.To(Mia).Count);
        Assert.Empty(company.InGeneral);
        Assert.DoesNotContain("afternoon", await company.Operator().GetStringAsync("/api/v1/kudos", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{front-desk} kept the lobby calm during the alarm")]
    [InlineData("@front-desk kept the lobby calm during the alarm")]
    public async Task A_group_is_thanked_by_its_name_and_each_member_is_told(string text)
    {
        await using var company = await StartAsync(new());

        await company.ThankAsync(text);
        await company.SettleAsync();

        Assert.Contains("Front Desk", Assert.Single(company.InGeneral).Shown, StringComparison.Ordinal);
        Assert.Single(company.To(Ben));
        Assert.Single(company.To(Cem));
        Assert.Equal(["Front Desk", "Front Desk"], await company.ListAsync("SELECT group_name FROM kudos_recipients"));
    }

    [Fact]
    public async Task Thin_words_are_asked_about_and_go_out_once_when_sent_as_they_are()
    {
        await using var company = await StartAsync(new());

        var hint = await company.ThankAsync("{ana} thanks!");
        await company.SettleAsync();
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
        var sent = await company.ChooseAsync(hint, "kudos.send");
        await company.ChooseAsync(hint, "kudos.send");
        await company.SettleAsync();

        Assert.Contains("Ana Lima", sent.Shown, StringComparison.Ordinal);
        Assert.Single(company.InGeneral);
        Assert.Single(company.To(Ana));
    }

    [Fact]
    public async Task From_a_direct_message_it_is_posted_only_after_a_confirmation()
    {
        await using var company = await StartAsync(new());

        var question = await company.ThankAsync("{ana} " + Words, isDirect: true);
        await company.SettleAsync();
        Assert.Empty(company.InGeneral);
        await company.ChooseAsync(question, "kudos.post");
        await company.SettleAsync();

        Assert.Single(company.InGeneral);
        Assert.Single(company.To(Ana));
    }

    [Fact]
    public async Task From_a_direct_message_it_can_be_kept_private_or_dropped()
    {
        await using var company = await StartAsync(new());

        var first = await company.ThankAsync("{ana} " + Words, isDirect: true);
        await company.ChooseAsync(first, "kudos.keep_private");
        var second = await company.ThankAsync("{ben} " + Words, isDirect: true);
        var dropped = await company.ChooseAsync(second, "kudos.not_now");
        await company.SettleAsync();

        Assert.Contains(Words, dropped.Shown, StringComparison.Ordinal);
        Assert.Empty(company.InGeneral);
        Assert.Single(company.To(Ana));
        Assert.Empty(company.To(Ben));
    }

    [Theory]
    [InlineData("{mia} " + Words, "Thanking yourself")]
    [InlineData("{robot} " + Words, "is a bot")]
    [InlineData("{gus} " + Words, "no longer here")]
    [InlineData(Words, "Whom would you like to thank")]
    [InlineData("@nobody " + Words, "@nobody")]
    [InlineData("{ana}", "What did Ana Lima do")]
    [InlineData("manager {ben} " + Words, "manager")]
    public async Task A_refusal_is_kind_and_stores_and_sends_nothing(string text, string said)
    {
        await using var company = await StartAsync(new());

        var answer = await company.ThankAsync(text);
        await company.SettleAsync();

        Assert.Contains(said, answer.Shown, StringComparison.Ordinal);
        Assert.Equal("0 kudos, 0 recipients, 0 messages, 0 posts", await StandAsync(company));
    }

    [Fact]
    public async Task The_same_text_to_the_same_person_within_a_minute_is_not_sent_twice()
    {
        await using var company = await StartAsync(new());

        await company.ThankAsync("{ana} " + Words);
        var again = await company.ThankAsync("{ana} " + Words);
        await company.SettleAsync();

        Assert.Contains("a moment ago", again.Shown, StringComparison.Ordinal);
        Assert.Single(company.InGeneral);
    }

    [Fact]
    public async Task A_form_that_a_button_opened_gives_a_kudos()
    {
        await using var company = await StartAsync(new());

        await company.SubmitFormAsync([Ana, Ben], Words, value: "care", visibility: "Public");
        await company.SettleAsync();

        Assert.Single(company.InGeneral);
        Assert.Single(company.To(Ana));
        Assert.Single(company.To(Ben));
        Assert.Equal(["care"], await company.ListAsync("SELECT tag FROM kudos_values"));
    }

    private static async Task<string> StandAsync(ChatCompany company) =>
        $"{await company.CountAsync("SELECT COUNT(*) FROM kudos")} kudos, {await company.CountAsync("SELECT COUNT(*) FROM kudos_recipients")} recipients, "
        + $"{await company.CountAsync("SELECT COUNT(*) FROM messages")} messages, {company.Sends} posts";
}
