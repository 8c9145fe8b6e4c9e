using System.Text.RegularExpressions;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Ana is an internal customer of the Front Desk, which Mia leads: with her name, passed on without it, and sealed.</summary>
public abstract partial class ServiceFeedbackTests
{
    private const string Slow = "Nobody was at the desk at nine";
    private const string Reply = "From Monday on somebody is there at eight";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task With_a_name_its_owner_is_told_and_the_answer_comes_back(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind));

        var receipt = await company.FeedbackAsync("named Front Desk 3 " + Slow, Ana);
        await company.SettleAsync();

        Assert.Contains("Mia Chen has your feedback about", receipt.Shown, StringComparison.Ordinal);
        var told = Assert.Single(company.To(Mia));
        Assert.Contains("Ana Lima rated", told.Shown, StringComparison.Ordinal);
        Assert.Contains("3 of 5", told.Shown, StringComparison.Ordinal);
        Assert.Contains(Slow, told.Shown, StringComparison.Ordinal);

        await company.AskForAsync(told.Card, "I did not know", Mia);
        await company.SettleAsync();
        var heard = AnsweredTo(company, Ana);
        Assert.Contains("Mia Chen about your feedback on", heard.Shown, StringComparison.Ordinal);
        Assert.Contains("I did not know that.", heard.Shown, StringComparison.Ordinal);
        Assert.Equal(["Acknowledged"], await company.ListAsync("SELECT state FROM feedback_responses"));
        // Whoever has clicked is not asked to click again.
        Assert.DoesNotContain("I am sorry", company.To(Mia)[0].Shown, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task The_later_rating_of_a_day_takes_the_place_of_the_earlier(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind));

        await company.FeedbackAsync("named Front Desk 3 " + Slow, Ana);
        await company.SettleAsync();
        var again = await company.FeedbackAsync("named front-desk 5 All sorted by ten", Ana);
        await company.SettleAsync();

        Assert.Contains("It takes the place of what you said", again.Shown, StringComparison.Ordinal);
        Assert.Equal(["5 All sorted by ten"], await company.ListAsync("SELECT rating || ' ' || words FROM service_feedback"));
        var told = Assert.Single(company.To(Mia));
        Assert.Contains("All sorted by ten", told.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Slow, told.Shown, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Passed_on_without_a_name_it_can_be_answered_and_only_the_receipt_leads_to_the_reply(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind));

        var form = await company.FeedbackAsync("Front Desk 2 " + Slow, Ana);
        var receipt = await company.FillAsync(form, Ana, ("way", "Relayed"), ("wish", "A note on the door"));
        await company.SettleAsync();

        Assert.Contains("without your name", receipt.Shown, StringComparison.Ordinal);
        var told = Assert.Single(company.To(Mia));
        Assert.Contains("An internal customer rated", told.Shown, StringComparison.Ordinal);
        Assert.Contains("A note on the door", told.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", told.Shown, StringComparison.Ordinal);

        var code = Code().Match(receipt.Shown).Value;
        Assert.Contains("No reply yet", (await company.FeedbackAsync("reply " + code, Ana)).Shown, StringComparison.Ordinal);
        await company.FillAsync(await company.ClickAsync(told.Card, "Reply", Mia), Mia, ("words", Reply));
        await company.SettleAsync();
        var mailbox = await company.FeedbackAsync("reply " + code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), Ana);
        Assert.Contains("There is a reply", mailbox.Shown, StringComparison.Ordinal);
        Assert.Contains(Reply, mailbox.Shown, StringComparison.Ordinal);

        await company.FillAsync(await company.ClickAsync(mailbox, "Write back", Ana), Ana, ("words", "That would do"));
        await company.SettleAsync();
        Assert.Contains(company.To(Mia), message => message.Shown.Contains("has written more", StringComparison.Ordinal) && message.Shown.Contains("That would do", StringComparison.Ordinal));
        Assert.Contains("Nothing was passed on with this code", (await company.FeedbackAsync("reply 00000-00000-00000-00000-00000", Ben)).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData("relayed")]
    [DatabaseData("sealed")]
    public async Task Nothing_that_is_stored_or_logged_of_it_names_who_gave_it(DatabaseKind kind, string way)
    {
        var log = new LogLines();
        await using var company = await FoundAsync(new(kind, Log: log));
        await company.FeedbackAsync("help", Ana);

        var come = await TracesOfAna.FindAsync(company, log, () => company.FeedbackAsync($"{way} Front Desk 2 {Slow}", Ana));

        Assert.Contains(come, row => row.StartsWith("rating_ballots: ", StringComparison.Ordinal));
        Assert.Equal(way == "relayed", come.Any(row => row.Contains(Slow, StringComparison.Ordinal)));
    }

    [Theory, DatabaseData]
    public async Task Sealed_nobody_is_told_and_it_counts_once_in_a_quarter(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind));

        var sealed1 = await company.FeedbackAsync("sealed Front Desk 4 " + Slow, Ana);
        var refused = await company.FeedbackAsync("sealed Front Desk 1 " + Slow, Ana);
        await company.SettleAsync();

        Assert.Contains("is sealed until 1 January 2027", sealed1.Shown, StringComparison.Ordinal);
        Assert.Contains("nobody can find it to change it", refused.Shown, StringComparison.Ordinal);
        Assert.Contains(Slow, refused.Shown, StringComparison.Ordinal);
        Assert.Empty(company.To(Mia));
        Assert.Equal((1, 2, 0), (
            await company.CountAsync("SELECT COUNT(*) FROM rating_ballots"),
            await company.CountAsync("SELECT COUNT(*) FROM rating_marks"),
            await company.CountAsync("SELECT COUNT(*) FROM service_feedback")));
    }

    [Fact]
    public async Task Who_cannot_be_rated_is_said_with_a_way_on_and_the_words_given_back()
    {
        await using var company = await FoundAsync(new());

        var own = await company.FeedbackAsync("named Front Desk 5 " + Slow, Ben);
        var lead = await company.FeedbackAsync("sealed Front Desk 5 " + Slow, Mia);
        var form = await company.FeedbackAsync("", Ana);
        var nobody = await company.FillAsync(form, Ana, ("way", "Named"), ("stars", "4"), ("words", Slow));
        var unknown = await company.FeedbackAsync("named @back-desk 5 " + Slow, Ana);

        foreach (var refused in (Answered[])[own, lead])
        {
            Assert.Contains("is your own team", refused.Shown, StringComparison.Ordinal);
            Assert.Contains(Slow, refused.Shown, StringComparison.Ordinal);
        }

        Assert.Contains("Choose a team or a person", nobody.Shown, StringComparison.Ordinal);
        Assert.Contains("back-desk", unknown.Shown, StringComparison.Ordinal);
        Assert.Contains(Slow, unknown.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM service_feedback"));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM rating_marks"));
    }

    private async Task<ChatCompany> FoundAsync(CompanySetting setting) => await ServiceCompany.FoundAsync(await StartAsync(setting));

    private static Seen AnsweredTo(ChatCompany company, string who) =>
        Assert.Single(company.To(who), message => message.Shown.Contains("about your feedback", StringComparison.Ordinal));

    [GeneratedRegex("([0-9A-Z]{5}-){4}[0-9A-Z]{5}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
