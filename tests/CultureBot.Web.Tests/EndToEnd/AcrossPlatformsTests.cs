using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using CultureBot.Testing.Teams;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>One company on Slack and on Teams: those with an account in both are one person each; Tia is on Teams alone, Sam on Slack alone.</summary>
public sealed class AcrossPlatformsTests
{
    private const string Words = "Covered the phones while I was out";
    private const string Sam = "U0SAM";

    [Theory]
    [DatabaseData]
    public async Task Thanks_go_from_Slack_to_Teams_and_back(DatabaseKind kind)
    {
        await using var company = await StartAsync(kind);

        await company.SlackSaysAsync("@tia " + Words, "U0MIA");
        await company.Teams.SettleAsync();
        var post = Assert.Single(company.InSlack);
        Assert.Contains("Tia Berg", post.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("29:tia", post.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Words, Assert.Single(company.NewTo("tia")).Summary, StringComparison.Ordinal);

        await company.TeamsSaysAsync("kudos @sam " + Words, "tia");
        await company.Teams.SettleAsync();
        Assert.Contains("Sam Ode", Assert.Single(company.Teams.In(TeamsCompany.General)).Summary, StringComparison.Ordinal);
        Assert.Contains(Words, Assert.Single(company.ToSlack(Sam)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task Somebody_on_both_is_told_once_where_they_were_last_and_gets_one_digest(DatabaseKind kind)
    {
        await using var company = await StartAsync(kind);
        Assert.Equal(1, await company.Teams.CountAsync("SELECT COUNT(DISTINCT person_id) FROM accounts WHERE email = 'ana@example.com'"));

        await company.TeamsSaysAsync("kudos help", "ana");
        var told = company.NewTo("ana").Count;
        await company.SlackSaysAsync("<@U0ANA> " + Words, "U0MIA");
        await company.Teams.SettleAsync();
        Assert.Equal(told + 1, company.NewTo("ana").Count);
        Assert.Empty(company.ToSlack("U0ANA"));

        await company.Teams.MoveToAsync(company.Teams.Clock.Now + Duration.FromMinutes(5));
        await company.SlackSaysAsync("help", "U0ANA");
        await company.TeamsSaysAsync("kudos @ana mended the printer before anybody noticed", "tia");
        await company.Teams.SettleAsync();
        Assert.Equal(told + 1, company.NewTo("ana").Count);
        Assert.Contains("printer", Assert.Single(company.ToSlack("U0ANA")).Text, StringComparison.Ordinal);

        await company.Teams.MoveToAsync(Instant.FromUtc(2026, 11, 21, 2, 0));
        var digest = Assert.Single(company.ToSlack("U0ANA"), message => message.Text.StartsWith("Your week", StringComparison.Ordinal));
        Assert.Contains(Words, digest.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("printer", digest.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(told + 1, company.NewTo("ana").Count);
    }

    private static Task<BothPlatforms> StartAsync(DatabaseKind kind) => BothPlatforms.StartAsync(kind);

    /// <summary>The company of <see cref="TeamsCompany"/>, whose people are on a fake Slack as well.</summary>
    private sealed class BothPlatforms : IAsyncDisposable
    {
        private readonly FakeSlack _slack;
        private readonly SignedRequests _requests;
        private readonly HashSet<string> _before;

        private BothPlatforms(FakeSlack slack, TeamsCompany teams)
        {
            (_slack, Teams, _requests) = (slack, teams, new(teams.Clock));
            _before = [.. teams.Teams.State.Messages.Select(message => message.Id)];
        }

        public TeamsCompany Teams { get; }

        public IReadOnlyList<FakeSlackMessage> InSlack => _slack.State.MessagesIn(SlackCompany.General);

        public static async Task<BothPlatforms> StartAsync(DatabaseKind kind)
        {
            var slack = await FakeSlack.StartAsync(TestContext.Current.CancellationToken);
            SlackCompany.Found(slack.State, "America/Los_Angeles");
            slack.State.AddUser(Sam, "sam", "Sam Ode", "America/Los_Angeles");
            var teams = await TeamsCompany.StartAsync(
                kind,
                change: state => state.AddPerson("29:tia", "Tia Berg"),
                configure: settings =>
                {
                    settings["Slack:SigningSecret"] = FakeSlack.SigningSecret;
                    settings["Slack:BotToken"] = FakeSlack.BotToken;
                    settings["Slack:ApiUrl"] = slack.ApiUrl.ToString();
                });
            slack.Clock = teams.Clock;
            await teams.UntilAsync(async () => await teams.CountAsync("SELECT COUNT(*) FROM workspaces WHERE people_synced_at IS NOT NULL") == 2);
            await teams.SettleAsync();
            return new(slack, teams);
        }

        public IReadOnlyList<FakeSlackMessage> ToSlack(string user) => _slack.State.MessagesIn("D" + user[1..]);

        public IReadOnlyList<FakeTeamsMessage> NewTo(string who) => [.. Teams.To(who).Where(message => !_before.Contains(message.Id))];

        public async Task SlackSaysAsync(string text, string user)
        {
            using var request = _requests.Command("/kudos", text, user, _slack.NewResponseUrl());
            using var response = await Teams.App.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode);
        }

        /// <summary>Says it in the General channel, and waits for the answer in the own chat.</summary>
        public async Task TeamsSaysAsync(string text, string who)
        {
            var before = Teams.To(who).Count;
            await Teams.SendAsync(Teams.By(who, Teams.Activities.Message(
                "<at>CultureBot</at> " + text, SignedActivities.Channel(TeamsCompany.General), who, SignedActivities.Mention(FakeTeams.BotId, "CultureBot"))));
            await Teams.UntilAsync(() => Task.FromResult(Teams.To(who).Count > before));
        }

        public async ValueTask DisposeAsync()
        {
            await Teams.DisposeAsync();
            await _slack.DisposeAsync();
        }
    }
}
