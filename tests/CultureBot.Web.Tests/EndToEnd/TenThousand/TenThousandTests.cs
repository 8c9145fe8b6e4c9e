using System.Globalization;
using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Teams;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>
/// A pulse of ten thousand people over Slack and Teams, from its launch on a Sunday to its results, and the program killed ten times
/// on the way. They are three thousand unless CULTUREBOT_PEOPLE says 10000, so that all tests end in time; CULTUREBOT_FAULT_SEED chooses other moments than
/// the usual ones.
/// </summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TenThousandTests(ITestOutputHelper output)
{
    // By itself, after all others: it keeps the machine as busy as they do together.
    private const string Name = "ten thousand";

    private const int Kills = 10;
    private const int LateOnes = 10;

    // A Sunday of a year that no machine's clock has reached, so that Quartz, which goes by that, starts nothing.
    private static readonly Instant Launch = Instant.FromUtc(2030, 11, 17, 16, 0);
    private static readonly Instant MondayEvening = Instant.FromUtc(2030, 11, 18, 18, 0);
    private static readonly Instant TuesdayEvening = Instant.FromUtc(2030, 11, 19, 18, 0);
    private static readonly Instant ThursdayEvening = Instant.FromUtc(2030, 11, 21, 18, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_is_asked_once_and_told_once_and_no_acknowledged_ballot_is_lost()
    {
        var random = new Random(Setting("CULTUREBOT_FAULT_SEED", 20301117));
        var people = new LargeCompany(Setting("CULTUREBOT_PEOPLE", 3_000));
        var watch = new Phases(output);
        await using var company = await ClockedCompany.StartAsync(DatabaseKind.Sqlite, Launch - Duration.FromHours(1), people);
        var respondents = new Respondents(company);
        await SettleInAsync(company, people);
        watch.Done("settled in");

        var all = people.People.Length;
        await company.GoOnToAsync(Launch);
        var window = await LaunchAsync(company, random.Next(1, all));
        watch.Done("launched");

        company.KillAfterMessages("asking", random.Next(1, all / 2));
        await company.GoOnToAsync(Instant.FromUtc(2030, 11, 18, 7, 0));
        company.KillAfterMessages("asking", random.Next(1, all / 4));
        await company.GoOnToAsync(MondayEvening);
        watch.Done("asked");

        var shuffled = people.People.ToArray();
        random.Shuffle(shuffled);
        await respondents.AnswerAsync(shuffled[..(all * 4 / 10)], random.Next(1, all * 4 / 10), "answering");
        watch.Done("answered");

        company.KillAfterMessages("reminding", random.Next(1, all / 4));
        await company.GoOnToAsync(Instant.FromUtc(2030, 11, 19, 7, 0));
        company.KillAfterMessages("reminding", random.Next(1, all / 4));
        await company.GoOnToAsync(TuesdayEvening);
        watch.Done("reminded");

        await respondents.AnswerAsync(shuffled[(all * 4 / 10)..(all * 6 / 10)], random.Next(1, all * 2 / 10), "answering after a reminder");
        watch.Done("answered");
        await company.GoOnToAsync(ThursdayEvening);
        // Whatever is given up since nobody knows whether it arrived was on its way when the program died.
        Assert.InRange(await company.CountAsync("SELECT COUNT(*) FROM messages WHERE state = 'Skipped'"), 0, company.Kills.Sum(kill => kill.InFlight.Count));
        watch.Done("reminded again");

        var closesAt = await InstantAsync(company, "SELECT closes_at FROM survey_windows");
        await company.GoOnToAsync(closesAt - Duration.FromMinutes(1));
        var closing = company.KillOnceAsync("closing", "SELECT COUNT(*) FROM survey_windows WHERE state = 'Closing'", 1);
        await company.GoOnToAsync(closesAt + Duration.FromMinutes(5));
        await closing;
        await company.UntilAsync("SELECT COUNT(*) FROM survey_windows WHERE state = 'Closed'", 1);
        watch.Done("closed");
        foreach (var late in shuffled[^LateOnes..])
            Assert.Contains("This survey has closed", await respondents.TapAsync(late), StringComparison.Ordinal);

        var publishedAt = await InstantAsync(company, "SELECT published_at FROM survey_windows");
        await company.GoOnToAsync(publishedAt - Duration.FromMinutes(1));
        var telling = company.KillOnceAsync("telling", "SELECT COUNT(*) FROM messages WHERE kind IN ('pulse.results', 'pulse.summary')", 1);
        await company.GoOnToAsync(publishedAt + Duration.FromMinutes(1));
        await telling;
        company.KillAfterMessages("sending results", random.Next(1, all / 2));
        await company.GoOnToAsync(publishedAt + Duration.FromHours(2));
        watch.Done("told");

        var rules = new Rules(company, people, respondents.Acknowledged, output);
        rules.Print(respondents);
        Assert.Equal((Kills, 1), (company.Kills.Count, company.Kills.Count(kill => kill.IsClosing)));
        Assert.InRange(respondents.Lost, 0, respondents.Apologies);
        rules.AssertAsked();
        rules.AssertReminded(closesAt);
        rules.AssertTold(publishedAt);
        await AssertCountedAsync(company, window, all, respondents.Acknowledged.Count);
        await AssertForgottenAsync(company);
    }

    /// <summary>Everybody is known on their platform, and by HR.</summary>
    private static async Task SettleInAsync(ClockedCompany company, LargeCompany people)
    {
        var activities = new SignedActivities(company.Clock, company.Teams.ServiceUrl.AbsoluteUri);
        var channel = SignedActivities.Channel(LargeCompany.Team);
        var installed = activities.Activity("installationUpdate", channel, people.People.First(one => one.IsOnTeams).TeamsName);
        installed["action"] = "add";
        installed["channelData"]!["team"] = new JsonObject { ["id"] = LargeCompany.Team, ["name"] = "Everybody", ["aadGroupId"] = Guid.Empty.ToString() };
        installed["channelData"]!["channel"] = new JsonObject { ["id"] = LargeCompany.Team };
        using (var request = activities.Post(installed))
        {
            request.RequestUri = new((await company.Life).Address, request.RequestUri!.OriginalString);
            using var response = await company.Caller.SendAsync(request, Cancellation);
            Assert.True(response.IsSuccessStatusCode);
        }

        await company.UntilAsync("SELECT COUNT(*) FROM accounts WHERE email IS NOT NULL AND deactivated_at IS NULL", people.People.Length);
        // This company has no weekly messages: each of them would be one more to everybody.
        await company.ChangeAsync("UPDATE schedules SET is_paused = TRUE WHERE work LIKE '%digest%'");
        var imported = await company.PostAsync("/api/v1/people/import", people.File(), "text/csv");
        Assert.Equal(people.People.Length, (int)imported["added"]! + (int)imported["changed"]!);
    }

    /// <summary>The program is killed when so many people are invited; whoever launched sends the same request again.</summary>
    private static async Task<string> LaunchAsync(ClockedCompany company, int killAt)
    {
        var survey = await company.PostAsync(
            "/api/v1/surveys",
            """{"name":"Autumn pulse","template":"oneOff","questions":[{"item":"I1"},{"item":"O2"}],"openDays":5,"resultsAfterDays":1}""");
        var launching = company.KillOnceAsync("launching", "SELECT COUNT(*) FROM participations", killAt);
        var window = await company.PostAsync($"/api/v1/surveys/{survey["id"]}/windows", "{}", key: "the launch");
        await launching;
        return (string)window["id"]!;
    }

    private static async Task AssertCountedAsync(ClockedCompany company, string window, int invited, int acknowledged)
    {
        var results = await company.GetAsync($"/api/v1/windows/{window}/results");
        var whole = results["groups"]!.AsArray().Single(group => (string)group!["id"]! == "company")!;
        Assert.Equal((0, invited, acknowledged), ((int)results["unreadable"]!, (int)whole["invited"]!, (int)whole["answered"]!));
        Assert.Equal(
            [("I1", acknowledged), ("O2", acknowledged)],
            results["figures"]!.AsArray().Where(figure => (string)figure!["groupId"]! == "company").Select(figure => ((string)figure!["item"]!, (int)figure["n"]!)));
    }

    private static async Task AssertForgottenAsync(ClockedCompany company)
    {
        foreach (var table in (string[])["ballots", "participations", "window_members", "window_groups"])
            Assert.Equal((table, 0), (table, await company.CountAsync($"SELECT COUNT(*) FROM {table}")));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM survey_windows WHERE private_key IS NOT NULL"));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind IN ('pulse.ask', 'pulse.reminder')"));
    }

    private static async Task<Instant> InstantAsync(ClockedCompany company, string sql) => Instant.FromUnixTimeMilliseconds(await company.CountAsync(sql));

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var chosen) ? chosen : usual;
}
