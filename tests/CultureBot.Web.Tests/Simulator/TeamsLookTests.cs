using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Chat;
using CultureBot.Testing;
using NodaTime;

namespace CultureBot.Web.Tests.Simulator;

public sealed class TeamsLookTests : IAsyncLifetime
{
    private const string General = "/simulator/U001/C-general";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private SimulatorHost _host = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await SimulatorHost.StartAsync(new TestClock(Instant.FromUtc(2026, 11, 20, 21, 30)), Stop);
        _browser = Browser.Open(_host.Address);
        Assert.Contains("chat  teams", await PageAsync(General + "?look=teams"), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_look_is_kept_by_the_browser_until_it_chooses_the_other()
    {
        Assert.Contains("chat  teams", await PageAsync("/simulator/U002/C-general"), StringComparison.Ordinal);
        using var other = Browser.Open(_host.Address);
        Assert.DoesNotContain("chat  teams", await other.GetStringAsync(General, Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("chat  teams", await PageAsync(General + "?look=slack"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_drawn_from_what_Teams_gets_and_its_button_read_as_Teams_sends_it()
    {
        Button undo = new() { Label = "Undo", Action = "kudos.undo", Value = "k1", Style = ButtonStyle.Danger };
        _host.Requests.Answer = request => ChatAnswer.Private(request is ButtonRequest
            ? Card.Of("taken back")
            : new("x", [
                new HeadingBlock("Posted"), new TextBlock(ChatText.Mention("U002", "Bram") + " has it, " + ChatText.Bold("really") + ": " + ChatText.Link("here", new Uri("https://culture.example/"))),
                new TextBlock(ChatText.Bold("Ana thanks ") + new ChatText([new MentionSegment("U002", "Bram") { IsBold = true }])), new QuoteBlock("<b>not</b> *bold*"), new ChartBlock(ChartKind.Bar, "care leads", [new("care", 4, "care: 4"), new("pride", 1, "pride: 1")]), new ActionsBlock([undo])]));
        await PostAsync("/messages", ("words", "/kudos @bram Held the door"));

        var page = await PageAsync(General);
        Assert.Contains("<span class=\"mention\">@Bram</span> has it, <strong>really</strong>: <a href=\"https://culture.example/\"", Tight(page), StringComparison.Ordinal);
        Assert.Contains("<strong>Ana thanks </strong><span class=\"mention\">@Bram</span>", Tight(page), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;not&lt;/b&gt; *bold*", page, StringComparison.Ordinal);
        Assert.Contains("<rect width=\"25\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=""", page);

        var data = WebUtility.HtmlDecode(Found(page, "name=\"data\" value=\"(?<x>[^\"]+)\">Undo"));
        await PostAsync("/buttons", ("data", data), ("message", Found(page, "ephemeral\" id=\"m-(?<x>[0-9a-f]{32})")));
        Assert.Equal(("kudos.undo", "k1"), _host.Requests.All[^1] is ButtonRequest pressed ? (pressed.Action, pressed.Value) : default);
        Assert.Contains("taken back", await PageAsync(General), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_filled_in_as_on_Teams_and_comes_back_with_what_was_wrong()
    {
        var form = new Form("kudos", "Thank someone", "Send", "Not now", "s", [
            new PeopleField("people", "Whom?"), new TextField("words", "What?") { IsMultiline = true, Hint = "One sentence." },
            new ChoiceField("who", "Who sees it?", [new("all", "Everybody"), new("they", "They")]) { Initial = "all" },
            new ChoicesField("values", "Values", [new("a", "A"), new("b", "B")]) { IsOptional = true }]);
        _host.Requests.Answer = request => request switch
        {
            CommandRequest => ChatAnswer.Open(form, Card.Of("too late")),
            FormRequest f when f.Text("words").Length < 10 => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add("words", "One more sentence?")),
            _ => ChatAnswer.Private(Card.Of("all good")),
        };
        await PostAsync("/messages", ("words", "/kudos"));

        await SubmitAsync("Please fill this in.", ("words", "short"), ("who", "they"));
        await SubmitAsync("One more sentence?", ("people", "U002"), ("people", "U003"), ("words", "short"), ("who", "they"));
        var again = await PageAsync(General);
        Assert.Equal(["U002", "U003", "they"], Regex.Matches(again, "value=\"(?<x>[^\"]+)\" checked", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["x"].Value).Order(StringComparer.Ordinal));
        Assert.Contains("aria-invalid=\"true\"", again, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=""", again);
        await SubmitAsync("all good", ("people", "U002"), ("people", "U003"), ("words", "long enough\r\nnow"), ("who", "they"), ("values", "a"), ("values", "b"));

        var sent = Assert.IsType<FormRequest>(_host.Requests.All[^1]);
        Assert.Equal(("kudos", "s", "long enough\nnow", "they"), (sent.FormId, sent.State, sent.Text("words"), sent.Text("who")));
        Assert.Equal(["U002", "U003"], sent.All("people"));
        Assert.Equal(["a", "b"], sent.All("values"));
        Assert.DoesNotContain("<dialog", await PageAsync(General), StringComparison.Ordinal);

        async Task SubmitAsync(string expected, params (string Field, string Value)[] typed)
        {
            var data = WebUtility.HtmlDecode(Found(await PageAsync(General), "name=\"data\" value=\"(?<x>[^\"]+)\""));
            await PostAsync("/form", [("data", data), ("do", "submit"), .. typed.Select(one => ("field." + one.Field, one.Value))]);
            Assert.Contains(expected, await PageAsync(General), StringComparison.Ordinal);
        }
    }

    private static string Tight(string html) => Regex.Replace(html, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Found(string html, string pattern) => Regex.Match(html, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["x"].Value;

    private Task<string> PageAsync(string address) => _browser.GetStringAsync(address, Stop);

    private async Task PostAsync(string place, params (string Name, string Value)[] fields)
    {
        var html = await PageAsync(General);
        IEnumerable<KeyValuePair<string, string>> sent =
        [
            new("__RequestVerificationToken", Found(html, "name=\"__RequestVerificationToken\" value=\"(?<x>[^\"]+)\"")),
            new("nonce", Found(html, "name=\"nonce\" value=\"(?<x>[0-9a-f]{32})\"")),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ];
        using var answer = await _browser.PostAsync(General + place, new FormUrlEncodedContent(sent), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
