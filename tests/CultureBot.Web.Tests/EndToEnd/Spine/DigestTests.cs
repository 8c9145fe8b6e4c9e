using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Schedules;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>The weekly digests, once each, whatever happens around their hour.</summary>
public abstract class DigestTests
{
    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];
    private static readonly LocalDate Friday = new(2026, 11, 20);
    private static readonly Duration Before = Duration.FromMinutes(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task It_goes_out_once_on_Friday_at_four_as_a_post_with_a_thread(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await company.ThankAsync("{ana} {ben} " + Words + " #ownership");

        await company.MoveToAsync(At(16) - Before);
        Assert.Empty(Digests(company));
        await company.MoveToAsync(At(16));
        var post = Assert.Single(Digests(company));
        await company.MoveToAsync(At(16) + Duration.FromDays(3));

        Assert.Equal(post.Id, Assert.Single(Digests(company)).Id);
        Assert.Contains(Words, post.Shown, StringComparison.Ordinal);
        Assert.Contains("#ownership", Assert.Single(company.InGeneral, m => m.Thread == post.Id).Shown, StringComparison.Ordinal);
        Assert.Equal([1, 1, 1, 0], ((string[])[Ana, Ben, Mia, Cem]).Select(who => Personal(company, who).Count));
    }

    [Fact]
    public async Task Somebody_in_Auckland_of_a_workspace_in_Los_Angeles_gets_theirs_at_their_own_hour()
    {
        await using var company = await StartAsync(new());
        await company.ThankAsync("{aroha} " + Words);
        var hour = Friday.At(new LocalTime(16, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Pacific/Auckland"]).ToInstant();

        await company.MoveToAsync(hour - Before);
        Assert.Empty(Personal(company, Aroha));
        await company.MoveToAsync(hour);
        Assert.Single(Personal(company, Aroha));
        Assert.Empty(Personal(company, Mia));
        Assert.Empty(Digests(company));
        await company.MoveToAsync(At(16));

        Assert.Single(Personal(company, Aroha));
        Assert.Single(Personal(company, Mia));
        Assert.Single(Digests(company));
    }

    [Theory]
    [DatabaseData(0)]
    [DatabaseData(1)]
    [DatabaseData(2)]
    public async Task A_restart_in_the_middle_sends_the_rest_and_nothing_twice(DatabaseKind kind, int accepted)
    {
        await using var company = await StartAsync(new(kind));
        await company.ThankAsync("{ana} " + Words + " #care");
        await company.MoveToAsync(At(16) - Before);
        var soFar = company.Sends;
        company.BreakAfter(accepted);

        company.Clock.SetTo(At(16));
        await company.UntilAsync(() => Task.FromResult(company.Sends > soFar + accepted));
        await company.App.RestartAsync(meanwhile: company.Recover);
        await company.SettleAsync();

        var post = Assert.Single(Digests(company));
        Assert.Single(company.InGeneral, m => m.Thread == post.Id);
        Assert.Single(Personal(company, Ana));
        Assert.Single(Personal(company, Mia));
    }

    [Theory]
    [InlineData("America/Los_Angeles", "2027-03-12T16:00-08", "2027-03-19T16:00-07")]
    [InlineData("America/Los_Angeles", "2026-10-30T16:00-07", "2026-11-06T16:00-08")]
    [InlineData("Europe/Berlin", "2027-03-26T16:00+01", "2027-04-02T16:00+02")]
    [InlineData("Europe/Berlin", "2026-10-23T16:00+02", "2026-10-30T16:00+01")]
    public async Task Across_a_clock_change_it_is_four_on_both_Fridays(string zone, string before, string after)
    {
        var hours = ((string[])[before, after]).Select(h => NodaTime.Text.OffsetDateTimePattern.GeneralIso.Parse(h.Replace("T16:00", "T16:00:00", StringComparison.Ordinal)).Value.ToInstant()).ToArray();
        await using var company = await StartAsync(new(At: hours[0] - Duration.FromDays(3), Zone: zone));

        for (var week = 0; week < 2; week++)
        {
            await company.MoveToAsync(hours[week] - Duration.FromDays(1));
            await company.ThankAsync("{ana} " + Words);
            await company.MoveToAsync(hours[week] - Before);
            Assert.Equal((week, week), (Digests(company).Count, Personal(company, Ana).Count));
            await company.MoveToAsync(hours[week]);
            Assert.Equal((week + 1, week + 1), (Digests(company).Count, Personal(company, Ana).Count));
        }
    }

    [Theory]
    [DatabaseData]
    public async Task Moved_to_a_later_hour_that_day_it_waits_for_it_and_moved_back_it_does_not_come_again(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await company.ThankAsync("{ana} " + Words);
        await company.MoveToAsync(At(10));

        await RescheduleAsync(company, 17);
        await company.MoveToAsync(At(16));
        Assert.Equal((0, 0), (Digests(company).Count, Personal(company, Ana).Count));
        await company.MoveToAsync(At(17));
        Assert.Equal((1, 1), (Digests(company).Count, Personal(company, Ana).Count));
        await RescheduleAsync(company, 15);
        await company.MoveToAsync(At(22));

        Assert.Equal((1, 1), (Digests(company).Count, Personal(company, Ana).Count));
    }

    [Fact]
    public async Task Moved_to_an_hour_that_has_passed_it_goes_out_at_once_and_once()
    {
        await using var company = await StartAsync(new());
        await company.ThankAsync("{ana} " + Words);
        await company.MoveToAsync(At(14));

        await RescheduleAsync(company, 13);
        await company.SettleAsync();
        Assert.Equal((1, 1), (Digests(company).Count, Personal(company, Ana).Count));
        await company.MoveToAsync(At(16));

        Assert.Equal((1, 1), (Digests(company).Count, Personal(company, Ana).Count));
    }

    [Theory]
    [DatabaseData]
    public async Task When_the_hour_moves_every_waiting_personal_message_moves_to_its_own_new_hour(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        // Friday begins at UTC+14; the nightly sync, which knows nothing of these people, is done and comes again an hour later.
        var begins = At(2) - Duration.FromDays(1);
        await company.MoveToAsync(begins - Before);
        await AddAccountsAsync(company, 1100);
        await company.MoveToAsync(begins + Before);
        var wanted = await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind = 'digest.personal' AND state = 'Waiting'");

        await RescheduleAsync(company, 17);

        Assert.InRange(wanted, 1104, 1106);
        Assert.Equal(
            wanted - 1,
            await company.CountAsync(
                "SELECT COUNT(*) FROM messages WHERE kind = 'digest.personal' AND not_before = @Hour AND due_at = @Hour", new { Hour = At(17) }));
        Assert.Equal(
            1,
            await company.CountAsync(
                "SELECT COUNT(*) FROM messages WHERE kind = 'digest.personal' AND not_before = @Hour",
                new { Hour = Friday.At(new LocalTime(17, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Pacific/Auckland"]).ToInstant() }));
    }

    [Theory]
    [DatabaseData]
    public async Task Run_now_claims_the_week_and_again_repeats_it(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await company.ThankAsync("{ana} " + Words);
        await company.MoveToAsync(At(9) - Duration.FromDays(2));

        var first = await RunAsync(company, "channel-digest", HttpStatusCode.Accepted);
        await RunAsync(company, "personal-digest", HttpStatusCode.Accepted);
        await company.SettleAsync();
        Assert.Equal((1, 1), (Digests(company).Count, Personal(company, Ana).Count));
        var second = await RunAsync(company, "channel-digest", HttpStatusCode.OK);
        await company.MoveToAsync(At(20));

        Assert.Equal((1, 1), (Digests(company).Count, Personal(company, Ana).Count));
        Assert.Equal((string?)first["id"], (string?)second["id"]);
        await RunAsync(company, "channel-digest?again=true", HttpStatusCode.Accepted);
        await company.SettleAsync();
        Assert.Equal(2, Digests(company).Count);
    }

    [Theory]
    [DatabaseData]
    public async Task After_an_early_one_the_next_begins_where_that_ended(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await company.MoveToAsync(At(9) - Duration.FromDays(2));
        await RunAsync(company, "channel-digest", HttpStatusCode.Accepted);
        await company.MoveToAsync(At(9) - Duration.FromDays(1));
        await company.ThankAsync("{ana} " + Words);

        await company.MoveToAsync(At(17) + Duration.FromDays(7));

        Assert.Contains(Words, Digests(company)[^1].Shown, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData(12, 1)]
    [DatabaseData(15, 0)]
    public async Task After_three_weeks_down_only_the_latest_goes_out_and_only_within_two_days(DatabaseKind kind, int december, int more)
    {
        await using var company = await StartAsync(new(kind));
        await company.ThankAsync("{ana} " + Words);
        await company.MoveToAsync(At(17));
        Assert.Single(Digests(company));

        await company.App.RestartAsync(meanwhile: () => company.Clock.SetTo(Instant.FromUtc(2026, 12, december, 12, 0)));
        await company.SettleAsync();
        await company.SettleAsync();

        Assert.Equal(1 + more, Digests(company).Count);
        Assert.Equal(
            ["2026-W48 Skipped", "2026-W49 Skipped", more == 1 ? "2026-W50 Done" : "2026-W50 Skipped"],
            await company.ListAsync(
                """
                SELECT o.period || ' ' || o.state FROM occurrences o JOIN schedules s ON s.id = o.schedule_id
                WHERE s.work = 'channel-digest' AND o.period > '2026-W47' ORDER BY o.period
                """));
    }

    [Theory]
    [DatabaseData]
    public async Task Undoing_a_kudos_takes_it_out_of_the_posted_digest(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await company.ThankAsync("{ben} fixed the printer before anybody noticed", Ana);
        await company.MoveToAsync(At(10));
        await company.ThankAsync("{ana} " + Words);
        await company.MoveToAsync(At(16));
        var post = Assert.Single(Digests(company));
        Assert.Contains(Words, post.Shown, StringComparison.Ordinal);

        await company.ThankAsync("undo");
        await company.SettleAsync();

        post = Assert.Single(Digests(company));
        Assert.DoesNotContain(Words, post.Shown, StringComparison.Ordinal);
        Assert.Contains("the printer", post.Shown, StringComparison.Ordinal);
        Assert.Equal(1, post.Updates);
        Assert.DoesNotContain(Words, Assert.Single(Personal(company, Ana)).Shown, StringComparison.Ordinal);
        Assert.Empty(Personal(company, Mia));
    }

    [Fact]
    public async Task A_quiet_week_brings_back_an_older_thank_you()
    {
        await using var company = await StartAsync(new());
        await company.ThankAsync("{ana} " + Words);
        await company.MoveToAsync(At(17));

        await company.MoveToAsync(Friday.PlusWeeks(6).At(new LocalTime(16, 0)).InZoneStrictly(LosAngeles).ToInstant());

        var quiet = Digests(company)[^1].Shown;
        Assert.Contains("A quiet week. Here is one from November", quiet, StringComparison.Ordinal);
        Assert.Contains(Words, quiet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_that_never_thanked_anybody_gets_no_digest()
    {
        await using var company = await StartAsync(new());

        await company.MoveToAsync(At(17));

        Assert.Equal(0, company.Sends);
        Assert.Equal(2, await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind IN ('digest.post', 'digest.details') AND state = 'Cancelled'"));
    }

    private static Instant At(int hour) => Friday.At(new LocalTime(hour, 0)).InZoneStrictly(LosAngeles).ToInstant();

    private static IReadOnlyList<Seen> Digests(ChatCompany company) =>
        [.. company.InGeneral.Where(m => m.Thread is null && m.Summary.StartsWith("This week at", StringComparison.Ordinal))];

    private static IReadOnlyList<Seen> Personal(ChatCompany company, string who) =>
        [.. company.To(who).Where(m => m.Summary.StartsWith("Your week", StringComparison.Ordinal))];

    /// <summary>HR moves both digests to another hour of Friday.</summary>
    private static async Task RescheduleAsync(ChatCompany company, int hour)
    {
        var services = company.App.Services;
        foreach (var job in await services.GetRequiredService<Jobs>().ListAsync(Cancellation))
        {
            if (job.Schedule.Cadence is not Cadence.Weekly) continue;
            var change = await services.GetRequiredService<ChangeSchedule>().HandleAsync(
                new(job.Schedule.Id, Timing.Weekly((int)IsoDayOfWeek.Friday, hour * 60, LosAngeles.Id)), Cancellation);
            Assert.Null(change.Refusal);
        }
    }

    private static async Task<JsonNode> RunAsync(ChatCompany company, string jobAndQuery, HttpStatusCode expected)
    {
        var path = jobAndQuery.Split('?');
        using var client = company.Operator();
        using var response = await client.PostAsync($"/api/v1/jobs/{path[0]}/run{(path.Length > 1 ? "?" + path[1] : "")}", null, Cancellation);
        Assert.Equal(expected, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
    }

    private static Task AddAccountsAsync(ChatCompany company, int count) =>
        company.App.Database.WriteAsync(
            async sql =>
            {
                for (var i = 0; i < count; i++)
                {
                    var row = new { Id = Guid.CreateVersion7(), ExternalId = $"U1X{i}" };
                    await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Id, 0)", row);
                    await sql.ExecuteAsync(
                        """
                        INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, time_zone, first_seen_at)
                        SELECT @Id, w.id, @ExternalId, @Id, 'Somebody', 'Member', 'America/Los_Angeles', 0 FROM workspaces w
                        """,
                        row);
                }
            },
            Storage.WriteUrgency.Background,
            Cancellation);
}
