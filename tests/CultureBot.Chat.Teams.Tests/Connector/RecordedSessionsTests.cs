using System.Text;
using System.Text.Json;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>What the Connector answers, in the shapes that sessions with Microsoft's own have.</summary>
public sealed class RecordedSessionsTests
{
    [Theory]
    [InlineData("POST /v3/conversations", 200, """{ "activityId": "1562101187.000500", "id": "B1:T1:D1" }""")]
    [InlineData("POST /v3/conversations/c/activities", 200, """{ "id": "1562094705.004200" }""")]
    [InlineData("PUT /v3/conversations/c/activities/a", 200, """{ "id": "1562094705.004200" }""")]
    [InlineData("DELETE /v3/conversations/c/activities/a", 200, "{}")]
    [InlineData("GET /v3/conversations/c/pagedmembers", 200, """{ "members": [ { "id": "B1", "name": "bot" } ] }""")]
    [InlineData("POST /v3/conversations", 400, """{ "error": { "code": "BadArgument", "message": "Bots cannot IM other bots" } }""")]
    [InlineData("GET /v3/conversations/c/pagedmembers", 400, """{ "error": { "code": "BadArgument", "innerHttpError": { "statusCode": 200, "body": {} } } }""")]
    [InlineData("POST /v3/conversations/c/activities", 403, "")]
    public void An_answer_is_read(string call, int status, string body) => AssertRead(call, status, body);

    /// <summary>The recordings stay beside the checkout, where there are any.</summary>
    [Fact]
    public void Every_recorded_answer_beside_the_checkout_is_read()
    {
        foreach (var file in Recorded())
        {
            using var session = JsonDocument.Parse(File.ReadAllText(file));
            var entries = session.RootElement.GetProperty("Entries").EnumerateArray().ToList();
            Assert.NotEmpty(entries);
            foreach (var entry in entries)
            {
                AssertRead(
                    $"{entry.GetProperty("RequestMethod").GetString()} {entry.GetProperty("RequestUri").GetString()}",
                    entry.GetProperty("StatusCode").GetInt32(),
                    entry.GetProperty("ResponseBody").GetString() ?? "");
            }
        }
    }

    private static void AssertRead(string call, int status, string body)
    {
        if (status < 300)
        {
            Assert.True(IsRead(call, body), $"{call}: {body}");
            return;
        }

        Assert.True(TeamsRefusal.IsTeams(Encoding.UTF8.GetBytes(body), out var word), $"{call}: {body}");
        Assert.Equal(body.Length == 0, word.Length == 0);
    }

    private static bool IsRead(string call, string body)
    {
        // The bare lists of members are an older way that we do not call.
        if (call.EndsWith("/members", StringComparison.Ordinal) || body.Length == 0) return true;
        if (call.Contains("pagedmembers", StringComparison.Ordinal))
            return JsonSerializer.Deserialize(body, ConnectorJson.Default.MembersPage) is { Members: [{ Id.Length: > 0 }, ..] };
        if (call.EndsWith("/v3/conversations", StringComparison.Ordinal))
            return JsonSerializer.Deserialize(body, ConnectorJson.Default.OpenedConversation) is { Id.Length: > 0 };
        var posted = JsonSerializer.Deserialize(body, ConnectorJson.Default.PostedActivity);
        return posted is { Id.Length: > 0 } || (posted is not null && call.StartsWith("DELETE", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Recorded()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "protocols", "teams", "payloads", "connector-session-records");
            if (Directory.Exists(path)) return Directory.EnumerateFiles(path, "*.json");
        }

        return [];
    }
}
