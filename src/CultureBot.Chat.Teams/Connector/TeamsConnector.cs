using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>
/// One call to the Connector, and an outcome that says whether Teams may have acted. Our token goes into the Authorization
/// header, and only to a host that a verified activity named.
/// </summary>
internal sealed class TeamsConnector(
    IHttpClientFactory clients, TeamsAccess access, TeamsMemory memory, IOptions<TeamsOptions> options, TimeProvider clock)
{
    public const string HttpClientName = "teams";

    private const int LongestAnswer = 8 * 1024 * 1024;

    private static readonly PostedActivity NoId = new();

    public Task<TeamsOutcome<OpenedConversation>> OpenAsync(string tenant, Uri? service, JsonObject parameters, CancellationToken cancellationToken) =>
        CallAsync(tenant, service, HttpMethod.Post, "v3/conversations", parameters, ConnectorJson.Default.OpenedConversation, cancellationToken);

    public Task<TeamsOutcome<PostedActivity>> PostAsync(
        string tenant, Uri? service, string conversationId, JsonObject activity, CancellationToken cancellationToken) =>
        CallAsync(tenant, service, HttpMethod.Post, Activities(conversationId), activity, ConnectorJson.Default.PostedActivity, cancellationToken);

    public Task<TeamsOutcome<PostedActivity>> UpdateAsync(
        string tenant, Uri? service, string conversationId, string activityId, JsonObject activity, CancellationToken cancellationToken) => CallAsync(
            tenant, service, HttpMethod.Put, $"{Activities(conversationId)}/{Escape(activityId)}", activity, ConnectorJson.Default.PostedActivity, cancellationToken);

    public Task<TeamsOutcome<PostedActivity>> DeleteAsync(
        string tenant, Uri? service, string conversationId, string activityId, CancellationToken cancellationToken) => CallAsync(
            tenant, service, HttpMethod.Delete, $"{Activities(conversationId)}/{Escape(activityId)}", null, ConnectorJson.Default.PostedActivity, cancellationToken);

    /// <summary>One member by an account id or an Entra id.</summary>
    public Task<TeamsOutcome<TeamsAccount>> FindMemberAsync(
        string tenant, Uri? service, string conversationId, string memberId, CancellationToken cancellationToken) => CallAsync(
            tenant, service, HttpMethod.Get, $"{Conversation(conversationId)}/members/{Escape(memberId)}", null, ConnectorJson.Default.TeamsAccount, cancellationToken);

    public Task<TeamsOutcome<MembersPage>> ListMembersAsync(
        string tenant, Uri? service, string conversationId, int size, string? continuation, CancellationToken cancellationToken) => CallAsync(
            tenant,
            service,
            HttpMethod.Get,
            string.Create(CultureInfo.InvariantCulture, $"{Conversation(conversationId)}/pagedmembers?pageSize={size}")
                + (continuation is { Length: > 0 } ? "&continuationToken=" + Escape(continuation) : ""),
            null,
            ConnectorJson.Default.MembersPage,
            cancellationToken);

    public Task<TeamsOutcome<TeamDetails>> FindTeamAsync(string tenant, Uri? service, string teamId, CancellationToken cancellationToken) =>
        CallAsync(tenant, service, HttpMethod.Get, $"v3/teams/{Escape(teamId)}", null, ConnectorJson.Default.TeamDetails, cancellationToken);

    public Task<TeamsOutcome<TeamChannels>> ListChannelsAsync(string tenant, Uri? service, string teamId, CancellationToken cancellationToken) =>
        CallAsync(tenant, service, HttpMethod.Get, $"v3/teams/{Escape(teamId)}/conversations", null, ConnectorJson.Default.TeamChannels, cancellationToken);

    private async Task<TeamsOutcome<TReply>> CallAsync<TReply>(
        string tenant, Uri? service, HttpMethod method, string path, JsonObject? body, JsonTypeInfo<TReply> type, CancellationToken cancellationToken)
        where TReply : class
    {
        if (service is null) return new RefusedCall<TReply>(0, TeamsErrorTable.NoServiceAddress);
        if (!IsSafe(service) || !await memory.IsVerifiedAsync(tenant, service, cancellationToken))
            return new RefusedCall<TReply>(0, TeamsErrorTable.UnverifiedHost);

        var address = new Uri(service, path);
        try
        {
            var token = await access.FindTokenAsync(cancellationToken);
            var outcome = await SendAsync(address, method, body, token, type, cancellationToken);
            return outcome is RefusedCall<TReply> { Status: 401 } && token is not null
                && await access.ReplaceTokenAsync(token, cancellationToken) is { } next
                    ? await SendAsync(address, method, body, next, type, cancellationToken)
                    : outcome;
        }
        catch (ChatPlatformException noToken)
        {
            return noToken.IsTransient
                ? new NotSent<TReply>(noToken.Message)
                : new RefusedCall<TReply>((int)HttpStatusCode.Unauthorized, noToken.Message);
        }
    }

    private async Task<TeamsOutcome<TReply>> SendAsync<TReply>(
        Uri address, HttpMethod method, JsonObject? body, string? token, JsonTypeInfo<TReply> type, CancellationToken cancellationToken)
        where TReply : class
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // A socket's patience is real time, whatever the clock says about schedules.
        using var timeout = new CancellationTokenSource(options.Value.CallTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            client.MaxResponseContentBufferSize = LongestAnswer;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            return Judge(response, await response.Content.ReadAsByteArrayAsync(either.Token), type);
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

    private TeamsOutcome<TReply> Judge<TReply>(HttpResponseMessage response, byte[] body, JsonTypeInfo<TReply> type) where TReply : class
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}");
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                return new TooFast<TReply>(RetryAfter(response));
            // The statuses that Microsoft asks to try again.
            case HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout:
                return new NotSent<TReply>(status, RetryAfter(response));
            case >= HttpStatusCode.InternalServerError:
                return new Unanswered<TReply>(status);
            case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices:
                return Parse(body, type) is { } reply ? new Answered<TReply>(reply) : new Unanswered<TReply>("invalid_response");
            default:
                // Teams answers with its JSON: a proxy or a sign-in page stands between us and has let nothing through. That
                // something is too large may be said by what stands before Teams itself.
                var isTeams = TeamsRefusal.IsTeams(body, out var word) && response.StatusCode >= HttpStatusCode.BadRequest;
                return isTeams || response.StatusCode == HttpStatusCode.RequestEntityTooLarge
                    ? new RefusedCall<TReply>((int)response.StatusCode, word.Length > 0 ? word : status)
                    : new NotSent<TReply>(status, RetryAfter(response));
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    private static TReply? Parse<TReply>(byte[] body, JsonTypeInfo<TReply> type) where TReply : class
    {
        // A deletion is answered with nothing, and what was posted sometimes, too.
        if (body.AsSpan().Trim(" \r\n\t"u8).IsEmpty) return NoId as TReply;
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Tokens travel over TLS; only a stand-in on this machine speaks without.</summary>
    private static bool IsSafe(Uri service) => service.Scheme == Uri.UriSchemeHttps || (service.Scheme == Uri.UriSchemeHttp && service.IsLoopback);

    private static string Conversation(string conversationId) => "v3/conversations/" + Escape(conversationId);

    private static string Activities(string conversationId) => Conversation(conversationId) + "/activities";

    private static string Escape(string id) => Uri.EscapeDataString(id);
}
