using System.Text.RegularExpressions;
using CultureBot.Feedback;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>Ana could not serve somebody well, and the Front Desk, which Mia leads, owns what was in the way.</summary>
public abstract partial class BarrierTests
{
    private const string Slow = "the approval for laptops takes a week";

    internal static readonly string Team = ProviderTeam.Of("Front Desk").Id.Value.ToString("N");

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task What_stopped_somebody_goes_to_its_owner_who_answers_it(DatabaseKind kind)
    {
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new(kind)));

        var form = await company.FeedbackAsync("barrier " + Slow, Ana);
        var receipt = await company.FillAsync(form, Ana, ("kind", "Approval"), ("team", Team), ("way", "Named"));
        await company.SettleAsync();

        Assert.Contains("Mia Chen knows now what stopped you, with your name", receipt.Shown, StringComparison.Ordinal);
        var told = Assert.Single(company.To(Mia));
        Assert.Contains("Ana Lima could not serve someone as well as they wanted", told.Shown, StringComparison.Ordinal);
        Assert.Contains("An approval", told.Shown, StringComparison.Ordinal);
        Assert.Contains(Slow, told.Shown, StringComparison.Ordinal);

        await company.FillAsync(await company.ClickAsync(told.Card, "We did …", Mia), Mia, ("words", "Nobody asks for it any more"));
        await company.SettleAsync();
        Assert.Contains(company.To(Ana), message => message.Shown.Contains("Mia Chen about what stopped you", StringComparison.Ordinal)
            && message.Shown.Contains("Nobody asks for it any more", StringComparison.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task Without_a_name_only_the_receipt_leads_to_the_reply_and_nothing_names_who_told_of_it(DatabaseKind kind)
    {
        var log = new LogLines();
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new(kind, Log: log)));
        await company.FeedbackAsync("help", Ana);
        var form = await company.FeedbackAsync("barrier", Ana);

        Answered? receipt = null;
        await TracesOfAna.FindAsync(
            company, log, async () => receipt = await company.FillAsync(form, Ana, ("kind", "Tool"), ("words", Slow), ("team", Team), ("way", "Relayed")));

        await company.SettleAsync();
        var told = Assert.Single(company.To(Mia));
        Assert.DoesNotContain("Ana", told.Shown, StringComparison.Ordinal);
        await company.FillAsync(await company.ClickAsync(told.Card, "Reply", Mia), Mia, ("words", "Which tool?"));
        await company.SettleAsync();
        var mailbox = await company.FeedbackAsync("reply " + CodeOf(receipt!), Ana);
        Assert.Contains("Which tool?", mailbox.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_the_list_comes_with_a_quarter()
    {
        await using var company = await ServiceCompany.FoundAsync(await StartAsync(new()));

        var own = await company.FillAsync(await company.FeedbackAsync("barrier " + Slow, Mia), Mia, ("kind", "Rule"), ("team", Team), ("way", "Named"));
        var list = await company.FeedbackAsync("barriers", Ana);

        Assert.Contains("so this one is yours to lift", own.Shown, StringComparison.Ordinal);
        Assert.Contains("The first list comes after the end of a quarter", list.Shown, StringComparison.Ordinal);
        Assert.Contains("what stopped you from serving someone well", (await company.FeedbackAsync("help", Ana)).Shown, StringComparison.Ordinal);
    }

    internal static string CodeOf(Answered receipt) => Code().Match(receipt.Shown).Value;

    [GeneratedRegex("([0-9A-Z]{5}-){4}[0-9A-Z]{5}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
