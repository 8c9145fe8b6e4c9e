using System.Text.RegularExpressions;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests.WebApi;

/// <summary>Every documented error of every method has its row, and every answer with one ends as its row says.</summary>
public sealed partial class SlackErrorTableTests(SharedSlackHost shared) : IClassFixture<SharedSlackHost>
{
    private static readonly string[] SlackTookNothing =
    [
        "message_limit_exceeded", "service_unavailable", "request_timeout", "team_added_to_org", "org_login_required",
        "external_channel_migrating", "streaming_state_conflict", "update_failed", "hash_conflict",
    ];

    private static readonly string[] TokenIsNoGood =
    [
        "not_authed", "invalid_auth", "account_inactive", "token_expired", "token_revoked", "missing_scope", "not_allowed_token_type",
        "access_denied", "accesslimited", "app_access_restricted", "two_factor_setup_required",
    ];

    // A listing may be asked for 18 times a minute; a host that has not asked yet need not wait.
    private const int FewerThanATier = 15;

    private static readonly PostedMessage Posted = new("C1", "1.1");
    private readonly SlackHost _host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Methods => [.. DocumentedErrors.ByMethod.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_documented_error_has_a_row(string method) => Assert.All(
        DocumentedErrors.Reference(method) ?? DocumentedErrors.ByMethod[method],
        error => Assert.True(SlackErrorTable.Find(method, error) is not null, $"{method} {error} has no row in SlackErrorTable."));

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_projects_own_list_is_the_references(string method)
    {
        Assert.SkipWhen(DocumentedErrors.Reference(method) is null, "There is no API reference beside the checkout.");
        Assert.Equal(
            DocumentedErrors.Reference(method)!.Order(StringComparer.Ordinal),
            DocumentedErrors.ByMethod[method].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_method_that_the_adapter_calls_is_on_the_list() => Assert.Empty(
        Sources().SelectMany(source => MethodName.Matches(source).Select(m => m.Groups["method"].Value))
            .Distinct(StringComparer.Ordinal).Except(DocumentedErrors.ByMethod.Keys, StringComparer.Ordinal));

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("chat.postEphemeral")]
    [InlineData("views.publish")]
    public async Task Sending_ends_as_the_table_says(string method)
    {
        foreach (var error in DocumentedErrors.ByMethod[method])
        {
            _host.Slack.Next(method, FakeSlackFault.Error(error));
            var message = method switch
            {
                "chat.postEphemeral" => new OutgoingMessage(DestinationKind.Reply, "whisper:C1/U1/", Card.Of("Hello")),
                "views.publish" => new(DestinationKind.Home, "U1", Card.Of("Hello")),
                _ => new(DestinationKind.Channel, "C1", Card.Of("Hello")),
            };
            AssertMeant(method, error, await _host.Platform.SendAsync(FakeSlack.TeamId, message, Cancellation), isChange: method == "views.publish");
        }
    }

    [Theory]
    [InlineData("chat.update")]
    [InlineData("chat.delete")]
    public async Task Changing_ends_as_the_table_says(string method)
    {
        foreach (var error in DocumentedErrors.ByMethod[method])
        {
            _host.Slack.Next(method, FakeSlackFault.Error(error));
            var result = method == "chat.update"
                ? await _host.Platform.UpdateAsync(FakeSlack.TeamId, Posted, Card.Of("Hello"), Cancellation)
                : await _host.Platform.DeleteAsync(FakeSlack.TeamId, Posted, Cancellation);
            AssertMeant(method, error, result, isChange: true);
        }
    }

    [Theory]
    [InlineData("users.info", "user_not_found user_not_visible")]
    [InlineData("users.profile.get", "user_not_found")]
    [InlineData("conversations.info", "channel_not_found channel_is_limited_access no_permission ekm_access_denied")]
    [InlineData("chat.getPermalink", "channel_not_found message_not_found no_permission ekm_access_denied")]
    [InlineData("usergroups.list", "plan_upgrade_required users_not_found")]
    [InlineData("team.info", "missing_scope unknown_method user_not_found missing_user team_not_found")]
    [InlineData("auth.test", "")]
    [InlineData("users.list", "")]
    [InlineData("conversations.list", "")]
    public async Task Asking_ends_with_an_answer_or_with_a_word_that_says_whether_to_ask_again(string method, string nothing)
    {
        string[] passing = ["fatal_error", "internal_error", "ratelimited", .. SlackTookNothing];
        var all = DocumentedErrors.ByMethod[method].Except(["invalid_cursor", "limit_required"], StringComparer.Ordinal);
        foreach (var errors in all.Chunk(FewerThanATier))
        {
            await using var host = await SlackHost.StartAsync(Cancellation);
            host.Slack.State.ProfileFields["Xf1"] = "Manager";
            foreach (var error in errors)
            {
                // Longer than anybody waits.
                host.Slack.Next(method, error == "ratelimited" ? FakeSlackFault.RateLimited(600) : FakeSlackFault.Error(error));
                var thrown = await Record.ExceptionAsync(() => AskAsync(host.Platform, method));
                if (nothing.Split(' ').Contains(error, StringComparer.Ordinal))
                {
                    Assert.Equal((error, null), (error, thrown));
                    continue;
                }

                var refused = Assert.IsType<ChatPlatformException>(thrown);
                Assert.Equal((error, passing.Contains(error, StringComparer.Ordinal)), (refused.Message, refused.IsTransient));
            }
        }
    }

    [Fact]
    public async Task A_word_that_nobody_documents_is_given_up_with_its_word_and_told_once()
    {
        for (var i = 0; i < 3; i++)
        {
            _host.Slack.Next("chat.postMessage", FakeSlackFault.Error("invented_tomorrow"));
            Assert.Equal(
                new GaveUp("invented_tomorrow", GiveUpReason.Refused),
                await _host.Platform.SendAsync(FakeSlack.TeamId, new(DestinationKind.Channel, "C1", Card.Of("Hello")), Cancellation));
        }

        Assert.Single(_host.Log.Lines, line => line.Contains("chat.postMessage with invented_tomorrow", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) folder = folder.Parent;
        return Directory.EnumerateFiles(Path.Combine(folder!.FullName, "src", "CultureBot.Chat.Slack"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText);
    }

    private static Task AskAsync(IChatPlatform platform, string method) => method switch
    {
        "users.info" => platform.FindAccountAsync(FakeSlack.TeamId, "U1", Cancellation),
        "users.profile.get" => platform.FindManagerAsync(FakeSlack.TeamId, "U1", "Manager", Cancellation),
        "conversations.info" => platform.FindChannelAsync(FakeSlack.TeamId, "C1", Cancellation),
        "chat.getPermalink" => platform.FindMessageAddressAsync(FakeSlack.TeamId, new("C1", "1.1", "U1"), Cancellation),
        "usergroups.list" => platform.ListGroupsAsync(FakeSlack.TeamId, Cancellation),
        "conversations.list" => platform.ListChannelsAsync(FakeSlack.TeamId, Cancellation),
        "users.list" => platform.ListAccountsAsync(FakeSlack.TeamId, Cancellation).ToListAsync(Cancellation).AsTask(),
        _ => platform.GetWorkspaceAsync(FakeSlack.TeamId, Cancellation),
    };

    private static void AssertMeant(string method, string error, SendResult result, bool isChange)
    {
        var where = $"{method} {error}";
        switch (error)
        {
            case "ratelimited" or "rate_limited":
                Assert.Equal((where, new TryAgain("ratelimited", null, IsRateLimit: true)), (where, result));
                break;
            case "fatal_error" or "internal_error":
                Assert.Equal((where, isChange ? new TryAgain(error, null, IsRateLimit: false) : new Uncertain(error)), (where, result));
                break;
            case var _ when SlackTookNothing.Contains(error, StringComparer.Ordinal):
                Assert.Equal((where, new TryAgain(error, null, IsRateLimit: false)), (where, result));
                break;
            case var _ when TokenIsNoGood.Contains(error, StringComparer.Ordinal):
                Assert.Equal((where, new GaveUp(error, GiveUpReason.Unauthorized)), (where, result));
                break;
            default:
                Assert.Equal((where, error), (where, Assert.IsType<GaveUp>(result).Error));
                break;
        }
    }

    [GeneratedRegex(
        "\"(?<method>(apps|auth|bots|chat|conversations|oauth|reactions|team|usergroups|users|views)\\.[A-Za-z.]*[A-Za-z])\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MethodName { get; }
}
