using System.Globalization;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>What is in the fake tenant. Change it under test as an administrator, or its people, would.</summary>
public sealed class FakeTeamsState
{
    private long _activities = 1_700_000_000_000;
    private int _chats;

    /// <summary>Held while a call is answered; hold it to change several things at once.</summary>
    public Lock Lock { get; } = new();

    public List<FakeTeamsPerson> People { get; } = [];

    public List<FakeTeam> Teams { get; } = [];

    public List<FakeTeamsChat> GroupChats { get; } = [];

    /// <summary>Everybody's own chat with the bot that was ever opened, also those that are gone.</summary>
    public List<FakeTeamsChat> PersonalChats { get; } = [];

    /// <summary>What was posted, in that order.</summary>
    public List<FakeTeamsMessage> Messages { get; } = [];

    /// <summary>The largest page of a roster that is given, whatever is asked for.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>A full member; change the returned person for anything else.</summary>
    public FakeTeamsPerson AddPerson(string id, string name)
    {
        var person = new FakeTeamsPerson(id) { Name = name, Email = name.Split(' ')[0].ToLowerInvariant() + "@example.com" };
        lock (Lock) People.Add(person);
        return person;
    }

    /// <summary>A team that the bot is in, with its General channel, whose id is the team's.</summary>
    public FakeTeam AddTeam(string id, string name, params IEnumerable<FakeTeamsPerson> members)
    {
        var team = new FakeTeam(id) { Name = name };
        team.Members.AddRange(members);
        team.Channels.Add(new(id) { Name = null });
        lock (Lock) Teams.Add(team);
        return team;
    }

    public FakeTeamsChat AddGroupChat(string id, params IEnumerable<FakeTeamsPerson> members)
    {
        var chat = new FakeTeamsChat(id);
        chat.Members.AddRange(members);
        lock (Lock) GroupChats.Add(chat);
        return chat;
    }

    /// <summary>Somebody's own chat with the bot, which is opened when there is none.</summary>
    public FakeTeamsChat ChatWith(FakeTeamsPerson person)
    {
        lock (Lock)
        {
            if (PersonalChats.FirstOrDefault(chat => !chat.IsGone && chat.Members.Contains(person)) is { } open) return open;
            var opened = new FakeTeamsChat($"a:chat-{++_chats}-with-{person.Id[3..]}");
            opened.Members.Add(person);
            PersonalChats.Add(opened);
            return opened;
        }
    }

    /// <summary>What stands in a channel (its threads included), a group chat or somebody's own chat.</summary>
    public IReadOnlyList<FakeTeamsMessage> MessagesIn(string conversationId)
    {
        lock (Lock) return [.. Messages.Where(message => message.ChannelId == conversationId && !message.IsDeleted)];
    }

    /// <summary>What stands in somebody's own chat with the bot.</summary>
    public IReadOnlyList<FakeTeamsMessage> MessagesTo(FakeTeamsPerson person)
    {
        lock (Lock)
        {
            var chats = PersonalChats.Where(chat => chat.Members.Contains(person)).Select(chat => chat.Id).ToHashSet(StringComparer.Ordinal);
            return [.. Messages.Where(message => chats.Contains(message.ChannelId) && !message.IsDeleted)];
        }
    }

    /// <summary>Teams counts messages in milliseconds.</summary>
    internal string NextId() => (++_activities).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Somebody in the tenant.</summary>
/// <param name="id">Their account for this bot, 29:….</param>
public sealed class FakeTeamsPerson(string id)
{
    public string Id { get; } = id;

    public string EntraId { get; set; } = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString();

    public required string Name { get; set; }

    public string Email { get; set; } = "";

    /// <summary>How they sign in; as their address unless said otherwise.</summary>
    public string? UserPrincipalName { get; set; }

    /// <summary>user, guest, anonymous.</summary>
    public string Role { get; set; } = "user";

    public string TenantId { get; set; } = FakeTeams.TenantId;

    /// <summary>They blocked the bot or have not installed it.</summary>
    public bool HasBlocked { get; set; }

    /// <summary>Say objectId in place of aadObjectId, as some rosters do.</summary>
    public bool IsObjectId { get; set; }

    internal JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["givenName"] = Name.Split(' ')[0],
        ["surname"] = Name.Contains(' ', StringComparison.Ordinal) ? Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "",
        [IsObjectId ? "objectId" : "aadObjectId"] = EntraId,
        ["email"] = Email,
        ["userPrincipalName"] = UserPrincipalName ?? Email,
        ["userRole"] = Role,
        ["tenantId"] = TenantId,
    };
}

/// <summary>A team with its channels.</summary>
public sealed class FakeTeam(string id)
{
    public string Id { get; } = id;

    public required string Name { get; set; }

    public string GroupId { get; } = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString();

    public List<FakeTeamsPerson> Members { get; } = [];

    public List<FakeTeamsChannel> Channels { get; } = [];

    /// <summary>False: somebody removed the bot.</summary>
    public bool HasBot { get; set; } = true;
}

/// <summary>A channel of a team; General tells no name.</summary>
public sealed class FakeTeamsChannel(string id)
{
    public string Id { get; } = id;

    public required string? Name { get; set; }

    /// <summary>standard, private, shared.</summary>
    public string Type { get; set; } = "standard";
}

/// <summary>A group chat, or somebody's own chat with the bot.</summary>
public sealed class FakeTeamsChat(string id)
{
    public string Id { get; } = id;

    public List<FakeTeamsPerson> Members { get; } = [];

    public bool IsGone { get; set; }
}

/// <summary>An activity that the bot posted.</summary>
/// <param name="channelId">Where it stands, without the thread.</param>
/// <param name="root">In a channel the first message of its thread, which may be itself; empty elsewhere.</param>
/// <param name="id">Its id.</param>
public sealed class FakeTeamsMessage(string channelId, string root, string id)
{
    public string ChannelId { get; } = channelId;

    public string Root { get; } = root;

    public string Id { get; } = id;

    /// <summary>The activity as it was sent last.</summary>
    public required JsonObject Activity { get; set; }

    public int Updates { get; set; }

    public bool IsDeleted { get; set; }

    public string Summary => (string?)Activity["summary"] ?? "";

    /// <summary>The Adaptive Card.</summary>
    public JsonObject Card => (JsonObject)Activity["attachments"]![0]!["content"]!;
}
