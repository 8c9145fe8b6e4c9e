using System.Globalization;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>What is in the fake workspace.</summary>
public sealed class FakeSlackState
{
    private readonly Dictionary<string, JsonObject> _found = new(StringComparer.Ordinal);
    private int _messages;

    /// <summary>Held while a call is answered; hold it to change several things at once.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The token that is accepted; another one is a revoked installation.</summary>
    public string Token { get; set; } = FakeSlack.BotToken;

    /// <summary>The installs of the app by OAuth, beside the workspace of <see cref="Token"/>.</summary>
    public FakeSlackApp App { get; } = new();

    public List<JsonObject> Users { get; } = [];

    public List<FakeSlackChannel> Channels { get; } = [];

    public List<FakeSlackMessage> Messages { get; } = [];

    /// <summary>Messages that one account alone sees.</summary>
    public List<FakeSlackMessage> Whispers { get; } = [];

    /// <summary>The home page that is shown, by account.</summary>
    public Dictionary<string, JsonObject> Homes { get; } = new(StringComparer.Ordinal);

    public List<JsonObject> UserGroups { get; } = [];

    /// <summary>Custom profile fields: id and label.</summary>
    public Dictionary<string, string> ProfileFields { get; } = new(StringComparer.Ordinal);

    /// <summary>By account, then by field id.</summary>
    public Dictionary<string, Dictionary<string, string>> ProfileValues { get; } = new(StringComparer.Ordinal);

    /// <summary>Answer <c>limit_required</c> to users.list without a limit, as for large teams.</summary>
    public bool IsLarge { get; set; }

    /// <summary>The largest page that is given, whatever is asked for.</summary>
    public int PageSize { get; set; } = 200;

    /// <summary>The views that are open, in the order of opening.</summary>
    public List<JsonObject> Views { get; } = [];

    /// <summary>Triggers that were used or have expired.</summary>
    public HashSet<string> SpentTriggers { get; } = new(StringComparer.Ordinal);

    /// <summary>A full member; change the returned object for anything else.</summary>
    public JsonObject AddUser(string id, string name, string? realName = null, string timeZone = "Europe/Berlin")
    {
        var user = new JsonObject
        {
            ["id"] = id,
            ["team_id"] = FakeSlack.TeamId,
            ["name"] = name,
            ["deleted"] = false,
            ["real_name"] = realName ?? name,
            ["tz"] = timeZone,
            ["is_bot"] = false,
            ["is_app_user"] = false,
            ["is_restricted"] = false,
            ["is_ultra_restricted"] = false,
            ["is_email_confirmed"] = true,
            ["updated"] = 1_700_000_000,
            ["locale"] = "en-US",
            ["profile"] = new JsonObject
            {
                ["real_name"] = realName ?? name,
                ["display_name"] = "",
                ["title"] = "",
                ["email"] = name + "@example.com",
                ["image_192"] = "https://avatars.example.com/" + id,
            },
        };
        lock (Lock) Users.Add(user);
        return user;
    }

    public FakeSlackChannel AddChannel(string id, string name, bool isMember = true, bool isPrivate = false, bool isGeneral = false)
    {
        var channel = new FakeSlackChannel(id, name) { IsMember = isMember, IsPrivate = isPrivate, IsGeneral = isGeneral };
        lock (Lock) Channels.Add(channel);
        return channel;
    }

    public IReadOnlyList<FakeSlackMessage> MessagesIn(string channel)
    {
        lock (Lock) return [.. Messages.Where(m => m.Channel == channel && !m.IsDeleted)];
    }

    /// <summary>Somebody by id. Found once they are found at once: a large workspace asks for everybody with each message.</summary>
    internal JsonObject? FindUser(string id)
    {
        if (_found.TryGetValue(id, out var known)) return known;
        var found = Users.Find(user => (string?)user["id"] == id);
        if (found is not null) _found[id] = found;
        return found;
    }

    internal string NextTs() => $"1700000000.{(++_messages).ToString("D6", CultureInfo.InvariantCulture)}";
}

public sealed class FakeSlackChannel(string id, string name)
{
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public bool IsPrivate { get; init; }

    public bool IsGeneral { get; init; }

    public bool IsMember { get; set; }

    public bool IsArchived { get; set; }

    public int Members { get; set; } = 3;

    /// <summary>Set for direct messages: whom they are with.</summary>
    public string With { get; init; } = "";

    internal JsonObject ToJson(bool withCount) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["is_channel"] = !IsPrivate,
        ["is_private"] = IsPrivate,
        ["is_archived"] = IsArchived,
        ["is_general"] = IsGeneral,
        ["is_member"] = IsMember,
        ["num_members"] = withCount ? Members : 0,
    };
}

public sealed class FakeSlackMessage(string channel, string ts)
{
    public string Channel { get; } = channel;

    public string Ts { get; } = ts;

    public string? ThreadTs { get; init; }

    /// <summary>The one account that sees it; null for everybody in the channel.</summary>
    public string? Reader { get; init; }

    public required string Text { get; set; }

    public JsonArray? Blocks { get; set; }

    public int Updates { get; set; }

    public bool IsDeleted { get; set; }
}
