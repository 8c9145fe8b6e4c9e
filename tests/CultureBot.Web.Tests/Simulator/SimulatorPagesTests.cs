using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Chat;
using CultureBot.Testing;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace CultureBot.Web.Tests.Simulator;

public sealed class SimulatorPagesTests : IAsyncLifetime
{
    private const string General = "/simulator/U001/C-general";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private SimulatorHost _host = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await SimulatorHost.StartAsync(new TestClock(Instant.FromUtc(2026, 11, 20, 21, 30)), Stop);
        _browser = Browser.Open(_host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task One_picks_who_to_be_from_everybody_or_by_a_search()
    {
        var everybody = await _browser.GetStringAsync("/simulator", Stop);
        Assert.Equal(61, Regex.Count(everybody, "class=\"person\""));
        var found = await _browser.GetStringAsync("/simulator?find=logistics", Stop);
        Assert.Equal(8, Regex.Count(found, "class=\"person\""));
        Assert.Contains("Nobody here goes by", await _browser.GetStringAsync("/simulator?find=zzz", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_ones_home_is_told_of_and_looking_again_because_something_changed_is_not()
    {
        const string home = "/simulator/U001/H-U001";
        Assert.Contains("href=\"" + home + "\"", await _browser.GetStringAsync(General, Stop), StringComparison.Ordinal);

        var page = await _browser.GetStringAsync(home, Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, home);
        again.Headers.Add("HX-Request", "true");
        using var looked = await _browser.SendAsync(again, Stop);
        using var foreign = await _browser.GetAsync("/simulator/U001/H-U002", Stop);

        Assert.Equal("U001", Assert.IsType<HomeOpened>(Assert.Single(_host.Requests.All)).AccountId);
        Assert.Contains("Your home page is on its way", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-composer", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task A_typed_command_reaches_its_route_once_and_the_answer_is_seen_by_its_asker_alone()
    {
        _host.Requests.Answer = _ => ChatAnswer.Private(Card.Of("posted for you"));
        var form = await FormAsync(General);
        form["words"] = "/kudos @bram Held the door";
        await PostAsync(General + "/messages", form);
        await PostAsync(General + "/messages", form);

        var request = Assert.IsType<CommandRequest>(_host.Requests.All[0]);
        Assert.Equal(("simulator", "demo", "U001", new ChatPlace("C-general", "general", PlaceKind.Channel)), (request.Platform, request.WorkspaceId, request.AccountId, request.Place));
        Assert.Single(_host.Requests.All.Select(r => r.RequestKey).Distinct());
        Assert.Equal(1, Regex.Count(await _browser.GetStringAsync(General, Stop), "posted for you"));
        Assert.DoesNotContain("posted for you", await _browser.GetStringAsync("/simulator/U002/C-general", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_said_once_to_everybody_and_stay_words()
    {
        var form = await FormAsync(General);
        form["words"] = "<script>alert('hello')</script>";
        await PostAsync(General + "/messages", form);
        await PostAsync(General + "/messages", form);

        var seen = await _browser.GetStringAsync("/simulator/U002/C-general", Stop);
        Assert.DoesNotContain("<script>alert", seen, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(seen, "&lt;script&gt;alert"));
        Assert.Empty(_host.Requests.All);
    }

    [Fact]
    public async Task An_unknown_command_is_told_so()
    {
        var form = await FormAsync(General);
        form["words"] = "/kudso @bram thanks";
        await PostAsync(General + "/messages", form);
        var seen = await _browser.GetStringAsync(General, Stop);
        Assert.Contains("/kudso is not a command here. What there is: /kudos", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_fails_gives_the_words_back()
    {
        _host.Requests.Answer = _ => throw new InvalidOperationException("a bug");
        var form = await FormAsync(General);
        form["words"] = "/kudos @bram for my long words";
        await PostAsync(General + "/messages", form);
        Assert.Contains("for my long words", await _browser.GetStringAsync(General, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_can_be_pressed_while_it_is_shown_and_its_answer_replaces_the_private_card()
    {
        var undo = new Button { Label = "Undo", Action = "kudos.undo", Value = "k1" };
        _host.Requests.Answer = request => request is ButtonRequest
            ? ChatAnswer.Private(Card.Of("taken back"))
            : ChatAnswer.Private(new("posted for you", [new TextBlock("posted for you"), new ActionsBlock([undo])]));
        var form = await FormAsync(General);
        form["words"] = "/kudos @bram Held the door";
        await PostAsync(General + "/messages", form);

        var press = await FormAsync(General);
        press["message"] = Regex.Match(await _browser.GetStringAsync(General, Stop), "ephemeral\" id=\"m-(?<x>[0-9a-f]{32})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["x"].Value;
        press["press"] = "kudos.undo k1";
        await PostAsync(General + "/buttons", press);
        Assert.Equal("k1", Assert.IsType<ButtonRequest>(_host.Requests.All[^1]).Value);
        var seen = await _browser.GetStringAsync(General, Stop);
        Assert.Contains("taken back", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("posted for you", seen, StringComparison.Ordinal);

        press["nonce"] = (await FormAsync(General))["nonce"];
        await PostAsync(General + "/buttons", press);
        Assert.Equal(2, _host.Requests.All.Count);
        Assert.Contains("That button is no longer there", await _browser.GetStringAsync(General, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_stays_open_with_its_errors_until_it_is_right()
    {
        var form = new Form("kudos", "Thank someone", "Send", "Not now", "s", [new PeopleField("people", "Whom?"), new TextField("words", "What?")]);
        _host.Requests.Answer = request => request switch
        {
            CommandRequest => ChatAnswer.Open(form, Card.Of("too late")),
            FormRequest f when f.Text("words").Length < 10 => ChatAnswer.Errors(System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("words", "One more sentence?")),
            _ => ChatAnswer.Private(Card.Of("all good")),
        };
        var open = await FormAsync(General);
        open["words"] = "/kudos";
        await PostAsync(General + "/messages", open);

        await SubmitAsync("@bram @nobody", "short", "Nobody here goes by @nobody.");
        await SubmitAsync("@bram @odalys", "short", "One more sentence?");
        await SubmitAsync("@bram @odalys", "long enough now", "all good");
        var sent = Assert.IsType<FormRequest>(_host.Requests.All[^1]);
        Assert.Equal(["U002", "U001"], sent.All("people"));
        Assert.Equal("s", sent.State);
        Assert.DoesNotContain("<dialog", await _browser.GetStringAsync(General, Stop), StringComparison.Ordinal);

        async Task SubmitAsync(string people, string words, string expected)
        {
            var fields = await FormAsync(General);
            (fields["field.people"], fields["field.words"], fields["do"]) = (people, words, "submit");
            await PostAsync(General + "/form", fields);
            Assert.Contains(expected, await _browser.GetStringAsync(General, Stop), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/simulator/U999/C-general")]
    [InlineData("/simulator/UBOT/C-general")]
    [InlineData("/simulator/U002/C-leads")]
    [InlineData("/simulator/U001/D-U002-U003")]
    [InlineData("/simulator/U002/C-team-finance")]
    public async Task Nobody_looks_where_they_are_not(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.GetAsync(address, Stop)).StatusCode);

    [Fact]
    public async Task A_post_that_is_not_from_our_page_is_refused()
    {
        var form = await FormAsync(General);
        form["words"] = "hello";
        form["__RequestVerificationToken"] = "x";
        var answer = await _browser.PostAsync(General + "/messages", new FormUrlEncodedContent(form), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Another_host_name_is_not_let_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/simulator") { Headers = { Host = "rebound.example" } };
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.SendAsync(request, Stop)).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("::1", "[::1]", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("192.0.2.7", "localhost", false)]
    [InlineData("127.0.0.1", "culture.example", false)]
    [InlineData("127.0.0.1", "192.0.2.7", false)]
    [InlineData(null, "localhost", false)]
    public void Only_this_machine_is_local(string? remote, string host, bool isLocal)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Host = new HostString(host, 5080);
        Assert.Equal(isLocal, CultureBot.Web.Access.Loopback.IsLocal(context));
    }

    [Fact]
    public async Task An_open_page_hears_of_every_change()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/simulator/U002/changes");
        using var answer = await _browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Stop));
        await NextAsync();
        _host.Changes.Notify();
        await NextAsync();

        async Task NextAsync()
        {
            while (await lines.ReadLineAsync(Stop) is { } line && line != "event: changed")
            {
            }
        }
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_or_style()
    {
        foreach (var address in new[] { "/simulator", General, "/simulator/U001/C-kudos" })
        {
            var html = await _browser.GetStringAsync(address, Stop);
            Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)", html);
            Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=""", html);
        }
    }

    private async Task<Dictionary<string, string>> FormAsync(string address)
    {
        var html = await _browser.GetStringAsync(address, Stop);
        return new(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"(?<x>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["x"].Value,
            ["nonce"] = Regex.Match(html, "name=\"nonce\" value=\"(?<x>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["x"].Value,
        };
    }

    private async Task PostAsync(string address, Dictionary<string, string> fields)
    {
        using var answer = await _browser.PostAsync(address, new FormUrlEncodedContent(fields), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
