using System.Net;
using System.Text;
using CultureBot.Testing;
using CultureBot.Testing.Slack;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack.Tests.Requests;

public sealed class SlackSignatureTests(SharedSlackHost shared) : IClassFixture<SharedSlackHost>
{
    private const string Timestamp = "X-Slack-Request-Timestamp";
    private const string Signature = "X-Slack-Signature";

    // The known answer of Slack's own page on verifying requests.
    private const string KnownBody =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private const string KnownSignature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private readonly SlackHost _host = shared.Host;

    [Fact]
    public void The_known_answer_of_Slacks_own_page_verifies() =>
        Assert.True(At(1531420618).IsValid("1531420618", KnownSignature, Encoding.UTF8.GetBytes(KnownBody)));

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_request_counts_for_three_hundred_seconds_either_way(long off, bool expected) =>
        Assert.Equal(expected, At(1531420618 + off).IsValid("1531420618", KnownSignature, Encoding.UTF8.GetBytes(KnownBody)));

    [Fact]
    public void Without_a_secret_nothing_verifies()
    {
        var signature = new SlackSignature(Options.Create(new SlackOptions()), new StoppedClock { Now = DateTimeOffset.FromUnixTimeSeconds(1531420618) });
        var body = Encoding.UTF8.GetBytes(KnownBody);
        Assert.False(signature.IsValid("1531420618", SignedRequests.Sign("", "1531420618", body), body));
    }

    [Fact]
    public async Task The_known_body_is_answered_over_HTTP()
    {
        var request = _host.Sign.Raw(KnownBody, SignedRequests.Form);
        using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public static TheoryData<string> Forgeries => [.. Forged.Keys];

    private static Dictionary<string, Action<HttpRequestMessage>> Forged { get; } = new(StringComparer.Ordinal)
    {
        ["no headers"] = r => { r.Headers.Remove(Timestamp); r.Headers.Remove(Signature); },
        ["no timestamp"] = r => r.Headers.Remove(Timestamp),
        ["no signature"] = r => r.Headers.Remove(Signature),
        ["empty timestamp"] = r => Change(r, Timestamp, _ => ""),
        ["empty signature"] = r => Change(r, Signature, _ => ""),
        ["two timestamps"] = r => r.Headers.Add(Timestamp, r.Headers.GetValues(Timestamp).Single()),
        ["two signatures"] = r => r.Headers.Add(Signature, r.Headers.GetValues(Signature).Single()),
        ["words for a timestamp"] = r => Change(r, Timestamp, _ => "yesterday"),
        ["a negative timestamp"] = r => Change(r, Timestamp, t => "-" + t),
        ["a timestamp with a fraction"] = r => Change(r, Timestamp, t => t + ".0"),
        ["a timestamp with a space"] = r => Change(r, Timestamp, t => t[..5] + " " + t[5..]),
        ["an endless timestamp"] = r => Change(r, Timestamp, _ => new string('9', 400)),
        ["a timestamp one second off"] = r => Change(r, Timestamp, t => (long.Parse(t, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ["a truncated signature"] = r => Change(r, Signature, s => s[..^1]),
        ["a lengthened signature"] = r => Change(r, Signature, s => s + "0"),
        ["only the version"] = r => Change(r, Signature, _ => "v0="),
        ["another version"] = r => Change(r, Signature, s => "v1" + s[2..]),
        ["no version"] = r => Change(r, Signature, s => s[3..]),
        ["upper case"] = r => Change(r, Signature, s => "v0=" + s[3..].ToUpperInvariant()),
        ["one altered digit"] = r => Change(r, Signature, s => s[..^1] + (s[^1] == '0' ? '1' : '0')),
        ["letters that are no digits"] = r => Change(r, Signature, _ => "v0=" + new string('z', 64)),
        ["another secret"] = r => Change(r, Signature, _ => SignedRequests.Sign("other", r.Headers.GetValues(Timestamp).Single(), Encoding.UTF8.GetBytes(KnownBody))),
        ["another body"] = r => Swap(r, Encoding.UTF8.GetBytes(KnownBody[..^1] + "d")),
        ["an empty body"] = r => Swap(r, []),
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_request_is_refused_and_reaches_nobody(string forgery)
    {
        var request = _host.Sign.Raw(KnownBody, SignedRequests.Form);
        Forged[forgery](request);
        var before = _host.Recorder.Requests.Count;
        using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(before, _host.Recorder.Requests.Count);
    }

    [Fact]
    public async Task Slacks_certificate_check_needs_no_signature()
    {
        using var content = new StringContent("ssl_check=1&token=abc", Encoding.UTF8, SignedRequests.Form);
        using var response = await _host.Client.PostAsync(new Uri("/slack/events", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static SlackSignature At(long seconds) => new(
        Options.Create(new SlackOptions { SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5" }),
        new StoppedClock { Now = DateTimeOffset.FromUnixTimeSeconds(seconds) });

    private static void Change(HttpRequestMessage request, string header, Func<string, string> change)
    {
        var value = request.Headers.GetValues(header).Single();
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, change(value));
    }

    private static void Swap(HttpRequestMessage request, byte[] body)
    {
        var type = request.Content!.Headers.ContentType;
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = type } };
    }
}
