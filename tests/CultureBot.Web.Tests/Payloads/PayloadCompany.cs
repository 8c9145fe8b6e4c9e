using System.Text.Json.Nodes;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Slack;
using CultureBot.Web.Tests.SocketMode;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests.Payloads;

/// <summary>One application for all samples, in the workspaces that they name.</summary>
public sealed class PayloadCompany : IAsyncLifetime
{
    private static readonly string[] Teams = ["T111", "T_INSTALLED", "T03E94MJU", "T0G9PQBBK", "E111", "T0TEAM"];

    private static readonly (string Effect, string Sql)[] Stored =
    [
        ("kudos", "SELECT COUNT(*) FROM kudos"),
        ("boost", "SELECT COUNT(*) FROM kudos_boosts"),
        ("account", "SELECT COUNT(*) FROM accounts"),
        ("channel", "SELECT COUNT(*) FROM channels"),
        ("message", "SELECT COUNT(*) FROM messages"),
        ("later", "SELECT COUNT(*) FROM unfinished_requests"),
        ("disconnected", "SELECT COUNT(*) FROM workspaces WHERE disconnected_at IS NOT NULL"),
    ];

    private SocketCompany _sockets = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sockets = await SocketCompany.StartAsync(settings => settings["Slack:SigningSecret"] = FakeSlack.SigningSecret);
        await WriteAsync(async sql =>
        {
            foreach (var team in Teams)
            {
                var id = Guid.CreateVersion7(_sockets.Company.Clock.GetUtcNow());
                await sql.ExecuteAsync(
                    "INSERT INTO installs (id, platform, external_id, name, verified_at) VALUES (@Id, 'slack', @Team, @Team, 0)", new { Id = id, Team = team });
                await sql.ExecuteAsync(
                    "INSERT INTO workspaces (id, platform, external_id, name, connected_at, install_id) VALUES (@Id, 'slack', @Team, @Team, 0, @Id)",
                    new { Id = id, Team = team });
            }
        });
        await ForgetAsync();
    }

    public ValueTask DisposeAsync() => _sockets.DisposeAsync();

    /// <summary>Sends the sample as Slack would, and says in short words what came of it: what changed in the database, and <c>answer</c>.</summary>
    internal async Task<(int Status, string Effect)> SendAsync(string name)
    {
        // Nothing that a sample names may be called.
        var text = (await PayloadFiles.ReadAsync(name, Cancellation)).Trim()
            .Replace("https://hooks.slack.com", "http://127.0.0.1:1", StringComparison.Ordinal);
        var before = await CountAsync();
        var (status, answer) = Path.GetFileName(Path.GetDirectoryName(name)) == "socket_mode"
            ? (200, await SendOverSocketAsync(text))
            : await PostAsync(Request(name, text));
        var after = await CountAsync();
        string[] effects = [.. Stored.Where((_, i) => after[i] != before[i]).Select(s => s.Effect), .. answer.Length > 0 ? (string[])["answer"] : []];
        await ForgetAsync();
        return (status, effects.Length == 0 ? "nothing" : string.Join(' ', effects));
    }

    private HttpRequestMessage Request(string name, string text) => Path.GetFileName(Path.GetDirectoryName(name)) switch
    {
        "events" => _sockets.Requests.Raw(text, SignedRequests.Json),
        "interactive" => _sockets.Requests.Raw("payload=" + Uri.EscapeDataString(text), SignedRequests.Form),
        "slash_raw" => _sockets.Requests.Raw(text, SignedRequests.Form),
        "slash" => _sockets.Requests.Raw(Form(text), SignedRequests.Form),
        var folder => throw new InvalidOperationException($"It is not known how Slack sends {folder}."),
    };

    private static string Form(string json) => string.Join(
        '&', JsonNode.Parse(json)!.AsObject().Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value?.ToString() ?? "")}"));

    private async Task<(int Status, string Body)> PostAsync(HttpRequestMessage request)
    {
        using var owned = request;
        using var response = await _sockets.Company.App.Client.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string> SendOverSocketAsync(string frame)
    {
        var json = (JsonObject)JsonNode.Parse(frame)!;
        var envelope = FakeSlackEnvelope.New((string)json["type"]!, (JsonObject)json["payload"]!) with { Id = (string)json["envelope_id"]! };
        return (await SocketCompany.AcknowledgedAsync(await _sockets.SendAsync(envelope)))?.ToJsonString() ?? "";
    }

    private async Task<long[]> CountAsync()
    {
        var counts = new List<long>();
        foreach (var (_, sql) in Stored) counts.Add(await _sockets.Company.CountAsync(sql));
        return [.. counts];
    }

    // Many samples are about the same message or person, and each row stands for itself.
    private Task ForgetAsync() => WriteAsync(async sql =>
    {
        foreach (var table in (string[])["unfinished_requests", "messages", "kudos_drafts", "kudos_reactions", "kudos_boosts", "kudos_values", "kudos_recipients", "kudos"])
        {
            await sql.ExecuteAsync("DELETE FROM " + table);
        }

        await sql.ExecuteAsync("DELETE FROM accounts WHERE workspace_id IN (SELECT id FROM workspaces WHERE connected_at = 0)");
        await sql.ExecuteAsync("UPDATE workspaces SET disconnected_at = NULL");
        foreach (var team in Teams)
        {
            await sql.ExecuteAsync(
                "UPDATE installs SET token = @Token, revoked_at = NULL WHERE external_id = @Team", new { Token = Wrapped(team), Team = team });
        }
    });

    private byte[] Wrapped(string team) =>
        _sockets.Company.App.Services.GetRequiredService<SecretBox>().WrapText("workspace token slack " + team, FakeSlack.BotToken);

    private Task WriteAsync(Func<SqlSession, Task> work) =>
        _sockets.Company.App.Database.WriteAsync(work, WriteUrgency.Acknowledgement, Cancellation);
}
