using CultureBot.Pulse;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;
using static CultureBot.Web.Tests.EndToEnd.Spine.OpenSurvey;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>What is left of somebody's answering: that they have, and a sealed ballot. Nothing joins the two, and nothing says when.</summary>
public abstract class AskingTraceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task Answering_writes_nothing_before_Submit_and_then_a_mark_and_a_ballot_alone(DatabaseKind kind)
    {
        var log = new LogLines();
        await using var company = await StartAsync(new(kind, Log: log));
        var survey = await OfAsync(company, Agree, WhatNext);
        await survey.AskAsync();
        var first = company.To(Ana)[0].Card;
        // Long after they last did anything, so that noting it would show.
        company.Clock.Advance(Duration.FromMinutes(30));
        var before = await DumpAsync(company);
        var lines = log.Lines.Count;

        var card = await company.TapAsync(first, "What is stored", Ana);
        card = await company.TapAsync(card, "Back to my answers", Ana);
        card = await company.TapAsync(card, "4", Ana);
        card = await company.TapAsync(card, "Change 1", Ana);
        card = await company.TapAsync(card, "5 – strongly agree", Ana);
        Assert.Equal(before, await DumpAsync(company));
        await company.WriteAsync(card, "Add words and submit", Ana, ["Fewer meetings"]);

        var after = await DumpAsync(company);
        var gone = before.Except(after, StringComparer.Ordinal).ToList();
        var come = after.Except(before, StringComparer.Ordinal).ToList();
        Assert.StartsWith("participations: ", Assert.Single(gone), StringComparison.Ordinal);
        Assert.Equal(["ballots", "participations"], come.Select(row => row.Split(':')[0]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Fewer meetings", string.Join('\n', after), StringComparison.Ordinal);
        AssertSilent(log.Lines.Skip(lines), company, survey);
    }

    [Fact]
    public async Task A_failure_on_the_way_names_neither_who_nor_what()
    {
        var log = new LogLines();
        await using var company = await StartAsync(new(DatabaseKind.Sqlite, Log: log));
        var survey = await OfAsync(company, Agree);
        await survey.AskAsync();
        var review = await company.TapAsync(company.To(Ana)[0].Card, "4", Ana);
        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("ALTER TABLE ballots RENAME TO ballots_elsewhere"), Storage.WriteUrgency.Background, Cancellation);
        var lines = log.Lines.Count;

        await company.FailAsync(review, "Submit", Ana);

        var failed = Assert.Single(log.Lines.Skip(lines), line => line.Contains("failed", StringComparison.Ordinal));
        Assert.Contains("of a confidential route", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("ballots", failed, StringComparison.Ordinal);
        AssertSilent(log.Lines.Skip(lines), company, survey);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM participations WHERE has_answered = TRUE"));
    }

    [Theory]
    [DatabaseData]
    public async Task Exchanging_what_two_of_one_group_say_changes_nothing_but_sealed_bytes(DatabaseKind kind)
    {
        var one = await AnswersAsync(kind, "5 – strongly agree", "2");
        var other = await AnswersAsync(kind, "2", "5 – strongly agree");

        Assert.Equal(one, other);
    }

    // Who, what account, what person: none of it may stand in a line.
    private static void AssertSilent(IEnumerable<string> lines, ChatCompany company, OpenSurvey survey)
    {
        foreach (var line in lines)
        {
            foreach (var secret in (string[])[company.IdOf(Ana), "ana", "Ana Lima", "Fewer meetings", $"{survey.Window.Value:N}", $"{survey.Window.Value:D}"])
                Assert.DoesNotContain(secret, line, StringComparison.Ordinal);
        }
    }

    // Everything that the slice stored, with what is random or sealed left out, and the ballots in the order of what they say.
    private async Task<IReadOnlyList<string>> AnswersAsync(DatabaseKind kind, string bens, string cems)
    {
        await using var company = await StartAsync(new(kind));
        var survey = await OfAsync(company, Agree);
        await survey.AskAsync();
        foreach (var (who, answer) in ((string, string)[])[(Ben, bens), (Cem, cems)])
            await company.TapAsync(await company.TapAsync(company.To(who)[0].Card, answer, who), "Submit", who);
        await company.App.Services.GetRequiredService<ShuffleBallots>().HandleAsync(Cancellation);
        var counts = await company.ListAsync("SELECT a.handle || ' ' || CASE WHEN p.has_answered = TRUE THEN 'answered' ELSE '' END FROM participations p JOIN accounts a ON a.person_id = p.person_id ORDER BY 1");
        return [.. counts, .. (await survey.BallotsAsync()).Select(ballot => $"{ballot.GroupId} {ballot.Answers.Single().Choice}").Order(StringComparer.Ordinal)];
    }

    // Without the heartbeat of the scheduler.
    private static async Task<IReadOnlyList<string>> DumpAsync(ChatCompany company) => [.. (await DatabaseDump.ReadAsync(company.App.Database, Cancellation)).Where(row => !row.StartsWith("qrtz_", StringComparison.Ordinal))];
}
