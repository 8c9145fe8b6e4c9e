using CultureBot.Testing;
using System.Text.Json.Nodes;
using CultureBot.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.LocalSlack;

/// <summary>Against a Slack that we did not write: it signs its requests over HTTP.</summary>
[Collection(OneChromium.Name)]
public sealed class LocalSlackOverHttpTests(Chromium chromium) : LocalSlackTests(chromium, overSockets: false);

/// <summary>The same over Socket Mode; it sends every envelope over each of the connections.</summary>
[Collection(OneChromium.Name)]
public sealed class LocalSlackOverSocketsTests(Chromium chromium) : LocalSlackTests(chromium, overSockets: true);

/// <summary>The whole way, whichever way requests come.</summary>
public abstract class LocalSlackTests(Chromium chromium, bool overSockets) : IAsyncLifetime
{
    private const string Words = "Covered the phones while I was out, so that nobody had to wait.";
    private const string Kudos = "<@U02BOB|bob> " + Words + " #ownership";

    private AppFixture _app = null!;
    private LocalSlackProcess _process = null!;
    private HttpClient _http = null!;
    private LocalSlackClient _slack = null!;

    public async ValueTask InitializeAsync()
    {
        if (LocalSlackProcess.Unavailable is not null) return;
        // local-slack wants to know where requests go, and the application where Slack is: one of the two comes first.
        var address = new UriBuilder("http", "127.0.0.1", FreePort.Next()).Uri;
        _process = await LocalSlackProcess.StartAsync(
            overSockets ? null : new(address, "/slack/events"), TestContext.Current.CancellationToken);
        _http = Simulator.Browser.Open(_process.Address);
        _slack = new(_http);
        _app = await AppFixture.StartAsync(
            new()
            {
                ["Urls"] = address.ToString(),
                ["Slack:ApiUrl"] = new Uri(_process.Address, "/api/").ToString(),
                ["Slack:BotToken"] = LocalSlackCompany.BotToken,
                [overSockets ? "Slack:AppToken" : "Slack:SigningSecret"] = overSockets ? LocalSlackCompany.AppToken : LocalSlackCompany.SigningSecret,
            },
            adjust: services => services.AddSingleton(TimeProvider.System));
        await Until.TrueAsync(async () => (await NamesAsync()).Count > 0, "the people of the workspace are known", TimeSpan.FromSeconds(30));
        if (overSockets) await Until.TrueAsync(HasSocketAsync, "a socket is open", TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _http?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_process is not null) await _process.DisposeAsync();
    }

    [Fact]
    public async Task A_kudos_goes_to_the_channel_and_to_its_recipient_and_is_taken_back_everywhere()
    {
        Assert.SkipWhen(LocalSlackProcess.Unavailable is not null, LocalSlackProcess.Unavailable ?? "");

        await _slack.TypeAsync(LocalSlackCompany.Alice, "/kudos", Kudos);

        var answer = await _slack.SeeAsync(LocalSlackCompany.General, "the answer", m => IsFor(m, LocalSlackCompany.Alice));
        Assert.Contains("bob will hear of it", Text(answer), StringComparison.Ordinal);
        var post = await _slack.SeeAsync(LocalSlackCompany.General, "the post", IsForAll);
        Assert.Contains(Words, post.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("#ownership", post.ToJsonString(), StringComparison.Ordinal);
        var direct = await _slack.DirectAsync(LocalSlackCompany.Bob);
        var told = await _slack.SeeAsync(direct, "Bob's message", m => m.ToJsonString().Contains(Words, StringComparison.Ordinal));

        await _slack.TypeAsync(LocalSlackCompany.Alice, "/kudos", "undo");

        await _slack.SeeAsync(LocalSlackCompany.General, "the changed post", m => Ts(m) == Ts(post) && IsTakenBack(m));
        await _slack.SeeAsync(direct, "Bob's changed message", m => Ts(m) == Ts(told) && IsTakenBack(m));
        Assert.Single(await _slack.MessagesAsync(LocalSlackCompany.General), IsForAll);
    }

    [Fact]
    public async Task A_pressed_button_is_answered_in_private_and_does_its_work()
    {
        Assert.SkipWhen(LocalSlackProcess.Unavailable is not null, LocalSlackProcess.Unavailable ?? "");
        await _slack.TypeAsync(LocalSlackCompany.Alice, "/kudos", Kudos);
        var answer = await _slack.SeeAsync(LocalSlackCompany.General, "the answer", m => IsFor(m, LocalSlackCompany.Alice));
        var post = await _slack.SeeAsync(LocalSlackCompany.General, "the post", IsForAll);

        await _slack.PressAsync(LocalSlackCompany.Alice, answer, "Take it back");

        // Slack marks the container of a private message as ephemeral, and it is replaced then; local-slack does not.
        await _slack.SeeAsync(
            LocalSlackCompany.General, "what became of it", m => IsFor(m, LocalSlackCompany.Alice) && Text(m).Contains("Taken back", StringComparison.Ordinal));
        await _slack.SeeAsync(LocalSlackCompany.General, "the changed post", m => Ts(m) == Ts(post) && IsTakenBack(m));
    }

    [Fact]
    public async Task A_form_keeps_what_is_wrong_open_and_then_sends()
    {
        Assert.SkipWhen(LocalSlackProcess.Unavailable is not null, LocalSlackProcess.Unavailable ?? "");
        await using var window = await LocalSlackWindow.OpenAsync(_process.Address);
        await _slack.TypeAsync(LocalSlackCompany.Alice, "/kudos", "");
        await window.SeeAsync("view");

        await window.SubmitAsync(LocalSlackCompany.Alice, Filled(LocalSlackCompany.Alice));
        var wrong = await window.SeeAsync("view_errors");
        await window.SubmitAsync(LocalSlackCompany.Alice, Filled(LocalSlackCompany.Bob));

        Assert.Contains("people", wrong.ToJsonString(), StringComparison.Ordinal);
        var post = await _slack.SeeAsync(LocalSlackCompany.General, "the post", m => IsForAll(m) && m.ToJsonString().Contains(Words, StringComparison.Ordinal));
        Assert.Contains("U02BOB", post.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_thanks_and_an_emoji_thanks_and_takes_back()
    {
        Assert.SkipWhen(LocalSlackProcess.Unavailable is not null, LocalSlackProcess.Unavailable ?? "");

        await _slack.SayAsync(LocalSlackCompany.Alice, "<@U0BOT> thanks " + Kudos);
        await _slack.SeeAsync(
            LocalSlackCompany.General, "the post", m => IsOfTheBot(m) && IsForAll(m) && m.ToJsonString().Contains(Words, StringComparison.Ordinal));

        await _slack.SayAsync(LocalSlackCompany.Bob, "The list is in the folder.");
        var said = await _slack.SeeAsync(LocalSlackCompany.General, "Bob's message", m => Text(m).StartsWith("The list", StringComparison.Ordinal));
        await _slack.ReactAsync(LocalSlackCompany.Alice, said, "raised_hands");
        var post = await _slack.SeeAsync(
            LocalSlackCompany.General, "the thanks for it", m => IsOfTheBot(m) && IsForAll(m) && !m.ToJsonString().Contains(Words, StringComparison.Ordinal));
        await _slack.ReactAsync(LocalSlackCompany.Alice, said, "raised_hands", present: false);

        await _slack.SeeAsync(LocalSlackCompany.General, "the changed post", m => Ts(m) == Ts(post) && IsTakenBack(m));
    }

    [Fact]
    public async Task The_home_page_shows_what_somebody_got_and_changes_with_it()
    {
        Assert.SkipWhen(LocalSlackProcess.Unavailable is not null, LocalSlackProcess.Unavailable ?? "");
        await using var window = await LocalSlackWindow.OpenAsync(_process.Address);

        await _slack.OpenHomeAsync(LocalSlackCompany.Bob);
        var before = await window.SeeAsync("home");
        await _slack.TypeAsync(LocalSlackCompany.Alice, "/kudos", Kudos);
        var after = await window.SeeAsync("home");

        Assert.DoesNotContain(Words, before.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Words, after.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_is_known_and_culture_answers_with_a_link_of_ones_own()
    {
        Assert.SkipWhen(LocalSlackProcess.Unavailable is not null, LocalSlackProcess.Unavailable ?? "");

        await _slack.TypeAsync(LocalSlackCompany.Alice, "/culture", "");

        var answer = await _slack.SeeAsync(LocalSlackCompany.General, "the answer", m => IsFor(m, LocalSlackCompany.Alice));
        Assert.Contains(new Uri(_app.Address, "/sign-in/").ToString(), answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string>(["alice", "bob", "chi"]), (await NamesAsync()).ToHashSet());
    }

    [Fact]
    public async Task Cards_and_forms_look_right_in_its_page()
    {
        Assert.SkipWhen(LocalSlackProcess.Unavailable is not null, LocalSlackProcess.Unavailable ?? "");
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var window = await chromium.OpenAsync(_process.Address, height: 1100);
        await window.Page.GotoAsync("/");
        await _slack.TypeAsync(LocalSlackCompany.Alice, "/kudos", "help");
        await _slack.TypeAsync(LocalSlackCompany.Alice, "/kudos", Kudos);
        await _slack.SeeAsync(LocalSlackCompany.General, "the post", IsForAll);

        // It draws no rich_text, so the words themselves are looked for by the other tests.
        await Expect(window.Page.GetByText("#ownership", new() { Exact = true })).ToBeVisibleAsync();
        await window.TakePictureAsync("local-slack-kudos");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Thank someone too" }).ClickAsync();
        await Expect(window.Page.GetByText("Whom do you thank?")).ToBeVisibleAsync();
        await window.TakePictureAsync("local-slack-form");
    }

    private Task<IReadOnlyList<string>> NamesAsync() => _app.Database.ReadAsync(
        sql => sql.ListAsync<string>("SELECT name FROM accounts WHERE kind = 'Member'"), TestContext.Current.CancellationToken);

    private async Task<bool> HasSocketAsync()
    {
        using var ready = await _app.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var report = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return report.Contains("\"slack_socket\":\"Healthy\"", StringComparison.Ordinal);
    }

    private static bool IsFor(JsonNode message, string user) => (string?)message["ephemeral_to"] == user;

    private static JsonObject Filled(string person) => new()
    {
        ["people"] = Input(new() { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray(person) }),
        ["words"] = Input(new() { ["type"] = "plain_text_input", ["value"] = Words }),
        ["visibility"] = Input(new() { ["type"] = "radio_buttons", ["selected_option"] = new JsonObject { ["value"] = "Public" } }),
    };

    private static JsonObject Input(JsonObject value) => new() { ["value"] = value };

    private static bool IsOfTheBot(JsonNode message) => (string?)message["user"] == "U0BOT";

    private static bool IsForAll(JsonNode message) => message["ephemeral_to"] is null;

    private static bool IsTakenBack(JsonNode message) => Text(message).Contains("taken back", StringComparison.Ordinal);

    private static string Text(JsonNode message) => (string?)message["text"] ?? "";

    private static string Ts(JsonNode message) => (string)message["ts"]!;
}
