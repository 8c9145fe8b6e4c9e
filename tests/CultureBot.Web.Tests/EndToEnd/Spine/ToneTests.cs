using CultureBot.Testing.Databases;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Words that can read as a threat: their writer is told, decides, and nothing is dropped; whom they reach can report them. Cem is HR.</summary>
public abstract class ToneTests
{
    private const string Threat = "Once more and I will kill you";
    private const string Hint = "This can read as a threat";

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task A_form_with_a_threat_comes_back_with_its_words_and_is_taken_when_it_is_sent_again(DatabaseKind kind)
    {
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new(kind)));
        var form = await company.FeedbackAsync("Front Desk 1", Ana);

        var told = await company.FillAsync(form, Ana, ("way", "Relayed"), ("words", Threat));

        Assert.Contains(Hint, told.Shown, StringComparison.Ordinal);
        Assert.Contains("I will kill you", told.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM relays"));
        var receipt = await company.FillAsync(told, Ana);
        Assert.Contains("without your name", receipt.Shown, StringComparison.Ordinal);
        Assert.Equal([Threat], await company.ListAsync("SELECT words FROM relays"));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM rating_ballots"));
    }

    [Fact]
    public async Task Typed_words_come_back_in_the_form_and_can_be_changed()
    {
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new()));

        var told = await company.FeedbackAsync("named Front Desk 1 " + Threat, Ana);
        Assert.Contains(Hint, told.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM service_feedback"));
        await company.FillAsync(told, Ana, ("words", "Nobody was at the desk"));

        Assert.Equal(["1 Nobody was at the desk"], await company.ListAsync("SELECT rating || ' ' || words FROM service_feedback"));
    }

    [Theory, DatabaseData]
    public async Task An_owner_reports_words_to_HR_who_learns_no_name_that_was_not_given(DatabaseKind kind)
    {
        await using var company = await ServiceCompany.FoundAsync(
            await StartAsync(new(kind) { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "cem@example.com" } }));
        await company.FillAsync(await company.FeedbackAsync("relayed Front Desk 1 " + Threat, Ana), Ana);
        await company.SettleAsync();

        var told = Assert.Single(company.To(Mia));
        await company.AskForAsync(told.Card, "Report to HR", Mia);
        await company.SettleAsync();

        var report = Assert.Single(company.To(Cem), message => message.Shown.Contains("reports what was written to them", StringComparison.Ordinal));
        Assert.Contains("Mia Chen", report.Shown, StringComparison.Ordinal);
        Assert.Contains(Threat, report.Shown, StringComparison.Ordinal);
        Assert.Contains("passed on without a name", report.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", report.Shown, StringComparison.Ordinal);
        Assert.Contains("You have reported this to HR", company.To(Mia)[0].Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Report to HR", company.To(Mia)[0].Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_barrier_a_reply_and_what_is_written_back_are_asked_about_once_as_well()
    {
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new()));

        var barrier = await company.FillAsync(await company.FeedbackAsync("barrier " + Threat, Ana), Ana, ("kind", "Other"), ("team", BarrierTests.Team), ("way", "Relayed"));
        Assert.Contains(Hint, barrier.Shown, StringComparison.Ordinal);
        var receipt = await company.FillAsync(barrier, Ana);
        await company.SettleAsync();
        var reply = await company.FillAsync(await company.ClickAsync(Assert.Single(company.To(Mia)).Card, "Reply", Mia), Mia, ("words", "You will regret this"));
        Assert.Contains(Hint, reply.Shown, StringComparison.Ordinal);
        await company.FillAsync(reply, Mia, ("words", "Let us talk"));
        await company.SettleAsync();
        var mailbox = await company.FeedbackAsync("reply " + BarrierTests.CodeOf(receipt), Ana);
        Assert.Contains("Let us talk", mailbox.Shown, StringComparison.Ordinal);
        var back = await company.FillAsync(await company.ClickAsync(mailbox, "Write back", Ana), Ana, ("words", "Watch your back"));
        Assert.Contains(Hint, back.Shown, StringComparison.Ordinal);
        await company.FillAsync(back, Ana);

        Assert.Equal(["Replied Let us talk", "Wrote Watch your back"], await company.ListAsync("SELECT kind || ' ' || words FROM feedback_answers ORDER BY number"));
    }
}
