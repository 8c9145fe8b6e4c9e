using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

/// <summary>
/// One call to Slack's Web API or to a response_url, and an outcome that says whether Slack may have acted. Tokens go
/// into the Authorization header and nowhere else.
/// </summary>
internal sealed class SlackClient(
    IHttpClientFactory clients, IChatTokens tokens, SlackUnknownErrors unknown, IOptions<SlackOptions> options, TimeProvider clock)
{
    public const string HttpClientName = "slack";

    /// <summary>The name of an answer to a request among the methods.</summary>
    private const string ResponseUrl = "response_url";

    private readonly SlackOptions _options = options.Value;

    /// <summary>Methods that write take JSON.</summary>
    public Task<SlackOutcome<TReply>> WriteAsync<TReply>(
        string workspaceId, string method, JsonObject arguments, JsonTypeInfo<TReply> type, CancellationToken cancellationToken)
        where TReply : SlackReply => CallAsync(workspaceId, method, () => Json(arguments), type, cancellationToken);

    /// <summary>Methods that read take form fields; most of them do not accept JSON.</summary>
    public Task<SlackOutcome<TReply>> ReadAsync<TReply>(
        string workspaceId, string method, IEnumerable<KeyValuePair<string, string>> arguments, JsonTypeInfo<TReply> type, CancellationToken cancellationToken)
        where TReply : SlackReply => CallAsync(workspaceId, method, () => new FormUrlEncodedContent(arguments), type, cancellationToken);

    /// <summary>
    /// Posts to the place that a request named for its answers: its response_url, which Slack answers with the word
    /// <c>ok</c>, or else a whisper.
    /// </summary>
    public Task<SlackOutcome<SlackReply>> RespondAsync(
        string workspaceId, string responseUrl, JsonObject message, CancellationToken cancellationToken)
    {
        if (SlackWhisper.Parse(responseUrl) is { } whisper) return WhisperAsync(workspaceId, whisper, message, cancellationToken);
        if (!SlackAddresses.IsResponseUrl(responseUrl, _options.ApiUrl, out var address))
            return Task.FromResult<SlackOutcome<SlackReply>>(new RefusedCall<SlackReply>(ResponseUrl, SlackErrorTable.InvalidResponseUrl));
        return SendAsync(
            ResponseUrl,
            new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(message) },
            ParseWord,
            cancellationToken);
    }

    private Task<SlackOutcome<SlackReply>> WhisperAsync(
        string workspaceId, SlackWhisper whisper, JsonObject message, CancellationToken cancellationToken)
    {
        var arguments = whisper.IsDirect
            ? new JsonObject { ["channel"] = whisper.AccountId }
            : new() { ["channel"] = whisper.ChannelId, ["user"] = whisper.AccountId };
        if (whisper.ThreadTs.Length > 0) arguments["thread_ts"] = whisper.ThreadTs;
        foreach (var part in (string[])["text", "blocks"]) arguments[part] = message[part]?.DeepClone();
        var method = whisper.IsDirect ? "chat.postMessage" : "chat.postEphemeral";
        return WriteAsync(workspaceId, method, arguments, SlackJson.Default.SlackReply, cancellationToken);
    }

    /// <summary>
    /// Methods of installing and of Socket Mode, which the app's own credentials or a token that belongs to no workspace yet speak for.
    /// </summary>
    public Task<SlackOutcome<TReply>> AskAsync<TReply>(
        AuthenticationHeaderValue credentials,
        string method,
        IEnumerable<KeyValuePair<string, string>> arguments,
        JsonTypeInfo<TReply> type,
        CancellationToken cancellationToken)
        where TReply : SlackReply => CallWithAsync(credentials, method, new FormUrlEncodedContent(arguments), type, cancellationToken);

    private async Task<SlackOutcome<TReply>> CallAsync<TReply>(
        string workspaceId, string method, Func<HttpContent> content, JsonTypeInfo<TReply> type, CancellationToken cancellationToken)
        where TReply : SlackReply
    {
        try
        {
            var token = await tokens.FindAsync(SlackPlatform.PlatformName, workspaceId, cancellationToken);
            // Without a workspace the configured token speaks for itself: that is how it is asked where it belongs. It never
            // speaks for a workspace that has none of its own.
            if (string.IsNullOrEmpty(token) && workspaceId.Length == 0) token = _options.BotToken;
            if (string.IsNullOrEmpty(token)) return new RefusedCall<TReply>(method, SlackErrorTable.NotConnected);

            var outcome = await CallWithAsync(Bearer(token), method, content(), type, cancellationToken);
            return outcome is RefusedCall<TReply> { Error: "token_expired" }
                && await tokens.ReplaceAsync(SlackPlatform.PlatformName, workspaceId, token, cancellationToken) is { } next
                    ? await CallWithAsync(Bearer(next), method, content(), type, cancellationToken)
                    : outcome;
        }
        catch (ChatPlatformException failure)
        {
            // The token has expired and its successor is not here yet.
            return new NotSent<TReply>(failure.Message);
        }
    }

    private Task<SlackOutcome<TReply>> CallWithAsync<TReply>(
        AuthenticationHeaderValue credentials, string method, HttpContent content, JsonTypeInfo<TReply> type, CancellationToken cancellationToken)
        where TReply : SlackReply
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(SlackAddresses.WithSlash(_options.ApiUrl), method)) { Content = content };
        request.Headers.Authorization = credentials;
        return SendAsync(method, request, body => Parse(body, type), cancellationToken);
    }

    private async Task<SlackOutcome<TReply>> SendAsync<TReply>(
        string method, HttpRequestMessage request, Func<byte[], TReply?> parse, CancellationToken cancellationToken)
        where TReply : SlackReply
    {
        using var owned = request;
        // A socket's patience is real time, whatever the clock says about schedules.
        using var timeout = new CancellationTokenSource(_options.CallTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Judge(method, response, body, parse);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new NotSent<TReply>(failure.HttpRequestError.ToString());
        }
        catch (HttpRequestException failure)
        {
            return new Unanswered<TReply>(failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Our own limit struck after sending; otherwise it was the limit on connecting.
            return timeout.IsCancellationRequested ? new Unanswered<TReply>("timeout") : new NotSent<TReply>("connect_timeout");
        }
        catch (IOException)
        {
            return new Unanswered<TReply>("connection_broken");
        }
    }

    private SlackOutcome<TReply> Judge<TReply>(string method, HttpResponseMessage response, byte[] body, Func<byte[], TReply?> parse)
        where TReply : SlackReply
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests) return new TooFast<TReply>(RetryAfter(response));
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable) return new NotSent<TReply>("http_503", RetryAfter(response));
        var status = $"http_{(int)response.StatusCode}";
        if ((int)response.StatusCode >= 500) return new Unanswered<TReply>(status);

        return parse(body) switch
        {
            { Ok: true } reply when response.IsSuccessStatusCode => new Answered<TReply>(reply),
            { Ok: false, Error: "ratelimited" or "rate_limited" } => new TooFast<TReply>(RetryAfter(response)),
            { Ok: false, Error: { Length: > 0 } error } => Refused<TReply>(method, error),
            // Slack answers with its JSON: a proxy or a sign-in page stands between us and has let nothing through.
            _ when !response.IsSuccessStatusCode => new NotSent<TReply>(status, RetryAfter(response)),
            // A success that is not Slack's JSON: something between us answered.
            _ => new Unanswered<TReply>("invalid_response"),
        };
    }

    private RefusedCall<TReply> Refused<TReply>(string method, string error)
    {
        unknown.Tell(method, error);
        return new(method, error);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => Max(date - clock.GetUtcNow(), TimeSpan.Zero),
        _ => null,
    };

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TReply? Parse<TReply>(byte[] body, JsonTypeInfo<TReply> type) where TReply : SlackReply
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A response_url answers "ok", a JSON refusal, or a refusal that is one word.
    private static SlackReply? ParseWord(byte[] body) => Encoding.UTF8.GetString(body).Trim() switch
    {
        "" or "ok" => new() { Ok = true },
        ['{', ..] => Parse(body, SlackJson.Default.SlackReply),
        { Length: < 60 } word when word.All(c => c is '_' or (>= 'a' and <= 'z')) => new() { Error = word },
        _ => null,
    };

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
