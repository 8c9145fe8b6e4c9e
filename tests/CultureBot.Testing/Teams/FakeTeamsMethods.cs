using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CultureBot.Testing.Teams;

/// <summary>What Teams does for each call of the Connector.</summary>
internal sealed class FakeTeamsMethods(FakeTeamsState state)
{
    private const string Thread = ";messageid=";
    private const int LargestMessage = 28 * 1024;

    public FakeTeamsAnswer Answer(FakeTeamsCall call) => call.Method switch
    {
        "open" => (bool?)call.Body["isGroup"] == true ? StartThread(call.Body) : OpenChat(call.Body),
        "post" => Post(call),
        "update" => Update(call),
        "delete" => Delete(call),
        "member" => Member(call),
        "members" => Members(call),
        "team" => Team(call),
        "channels" => Channels(call),
        _ => FakeTeamsAnswer.Refusal(StatusCodes.Status404NotFound, "ServiceError"),
    };

    /// <summary>The thread, as the limits on sending count it; null for what they do not count.</summary>
    public static string? ThreadOf(FakeTeamsCall call) => call.Method switch
    {
        "open" => (string?)call.Body["channelData"]?["channel"]?["id"] ?? (string?)call.Body["members"]?[0]?["id"],
        "post" or "update" or "delete" => Base(call.Place),
        _ => null,
    };

    private FakeTeamsAnswer OpenChat(JsonObject body)
    {
        if (!IsBot((string?)body["bot"]?["id"])) return Wrong("Invalid bot id");
        if (body["members"] is not JsonArray { Count: 1 } members) return Wrong("Conversations must be to a single member");
        if ((string?)body["channelData"]?["tenant"]?["id"] != FakeTeams.TenantId) return Wrong("Missing tenant");
        var id = (string?)members[0]!["id"];
        if (state.People.FirstOrDefault(p => p.Id == id) is not { } person) return Wrong("Failed to decrypt pairwise id");
        return person.HasBlocked ? Blocked() : FakeTeamsAnswer.Ok(new JsonObject { ["id"] = state.ChatWith(person).Id });
    }

    private FakeTeamsAnswer StartThread(JsonObject body)
    {
        if (!IsBot((string?)body["bot"]?["id"])) return Wrong("Invalid bot id");
        if (body["channelData"]?["channel"]?["id"] is not JsonValue channel || body["activity"] is not JsonObject activity) return Wrong("Missing channel");
        var id = channel.GetValue<string>();
        if (RefusalOf(id) is { } refusal) return refusal;
        if (!IsChannel(id)) return Wrong("Incorrect conversation creation parameters");
        if (IsTooBig(activity)) return TooBig();
        var root = state.NextId();
        state.Messages.Add(new(id, root, root) { Activity = (JsonObject)activity.DeepClone() });
        return new(StatusCodes.Status201Created, new JsonObject { ["id"] = $"{id}{Thread}{root}", ["activityId"] = root });
    }

    private FakeTeamsAnswer Post(FakeTeamsCall call)
    {
        var place = Base(call.Place);
        if (RefusalOf(place) is { } refusal) return refusal;
        if (IsTooBig(call.Body)) return TooBig();
        var id = state.NextId();
        var root = RootOf(call.Place);
        if (root.Length > 0 && !state.Messages.Any(m => m.ChannelId == place && m.Id == root && !m.IsDeleted)) return NoActivity();
        state.Messages.Add(new(place, root.Length > 0 || !IsChannel(place) ? root : id, id) { Activity = (JsonObject)call.Body.DeepClone() });
        return new(StatusCodes.Status201Created, new JsonObject { ["id"] = id });
    }

    private FakeTeamsAnswer Update(FakeTeamsCall call)
    {
        if (RefusalOf(Base(call.Place)) is { } refusal) return refusal;
        if (Find(call) is not { } message) return NoActivity();
        if (IsTooBig(call.Body)) return TooBig();
        message.Activity = (JsonObject)call.Body.DeepClone();
        message.Updates++;
        return FakeTeamsAnswer.Ok(new JsonObject { ["id"] = message.Id });
    }

    private FakeTeamsAnswer Delete(FakeTeamsCall call)
    {
        if (RefusalOf(Base(call.Place)) is { } refusal) return refusal;
        if (Find(call) is not { } message) return NoActivity();
        message.IsDeleted = true;
        return FakeTeamsAnswer.Ok(null);
    }

    private FakeTeamsAnswer Member(FakeTeamsCall call)
    {
        if (MembersOf(call.Place) is not { } members) return NotInRoster();
        return members.FirstOrDefault(m => m.Id == call.Item || m.EntraId == call.Item) is { } member
            ? FakeTeamsAnswer.Ok(member.ToJson())
            : FakeTeamsAnswer.Refusal(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "The member was not found");
    }

    private FakeTeamsAnswer Members(FakeTeamsCall call)
    {
        if (MembersOf(call.Place) is not { } members) return NotInRoster();
        var query = QueryHelpers.ParseQuery(call.Query);
        var size = int.Parse(query["pageSize"].ToString(), CultureInfo.InvariantCulture);
        if (size is < 50 or > 500) return Wrong("pageSize");
        var from = query.TryGetValue("continuationToken", out var token) ? int.Parse(FromToken(token.ToString()), CultureInfo.InvariantCulture) : 0;
        var to = Math.Min(from + Math.Min(size, state.PageSize), members.Count);
        var page = new JsonObject { ["members"] = new JsonArray([.. members[from..to].Select(m => (JsonNode)m.ToJson())]) };
        if (to < members.Count) page["continuationToken"] = ToToken(to.ToString(CultureInfo.InvariantCulture));
        return FakeTeamsAnswer.Ok(page);
    }

    private FakeTeamsAnswer Team(FakeTeamsCall call) => state.Teams.FirstOrDefault(t => t.Id == call.Place) is { HasBot: true } team
        ? FakeTeamsAnswer.Ok(new JsonObject
        {
            ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.GroupId, ["channelCount"] = team.Channels.Count, ["memberCount"] = team.Members.Count,
        })
        : NotInRoster();

    private FakeTeamsAnswer Channels(FakeTeamsCall call) => state.Teams.FirstOrDefault(t => t.Id == call.Place) is { HasBot: true } team
        ? FakeTeamsAnswer.Ok(new JsonObject
        {
            ["conversations"] = new JsonArray([
                .. team.Channels.Select(c => (JsonNode)new JsonObject { ["id"] = c.Id, ["name"] = c.Name, ["type"] = c.Type }),
            ]),
        })
        : NotInRoster();

    /// <summary>Why nothing can be posted there; null when it can.</summary>
    private FakeTeamsAnswer? RefusalOf(string place)
    {
        if (state.PersonalChats.FirstOrDefault(c => c.Id == place) is { } chat)
            return chat.IsGone ? NoConversation() : chat.Members[0].HasBlocked ? Blocked() : null;
        if (state.GroupChats.FirstOrDefault(c => c.Id == place) is { } group) return group.IsGone ? NotInRoster() : null;
        return state.Teams.FirstOrDefault(t => t.Channels.Any(c => c.Id == place)) switch
        {
            null => NoConversation(),
            { HasBot: false } => NotInRoster(),
            _ => null,
        };
    }

    private List<FakeTeamsPerson>? MembersOf(string place) =>
        state.Teams.FirstOrDefault(t => t.HasBot && t.Channels.Any(c => c.Id == Base(place)))?.Members
        ?? state.GroupChats.Concat(state.PersonalChats).FirstOrDefault(c => !c.IsGone && c.Id == place)?.Members;

    private FakeTeamsMessage? Find(FakeTeamsCall call) => state.Messages.FirstOrDefault(m =>
        m.ChannelId == Base(call.Place) && m.Id == call.Item && !m.IsDeleted && (RootOf(call.Place) is "" || RootOf(call.Place) == m.Root));

    private bool IsChannel(string place) => state.Teams.Any(t => t.Channels.Any(c => c.Id == place));

    private static bool IsBot(string? id) => id == "28:" + FakeTeams.AppId;

    private static bool IsTooBig(JsonObject activity) => Encoding.UTF8.GetByteCount(activity.ToJsonString()) > LargestMessage;

    private static string Base(string conversation) => conversation.Split(Thread)[0];

    private static string RootOf(string conversation) => conversation.Split(Thread) is [_, var root] ? root : "";

    // With letters that have to be escaped in an address.
    private static string ToToken(string from) => $"next+/{from}=";

    private static string FromToken(string token) => token.Split('/')[1].TrimEnd('=');

    private static FakeTeamsAnswer Wrong(string message) => FakeTeamsAnswer.Refusal(StatusCodes.Status400BadRequest, "BadArgument", message);

    private static FakeTeamsAnswer Blocked() => new(StatusCodes.Status403Forbidden, FakeTeamsAnswer.Blocked());

    private static FakeTeamsAnswer TooBig() =>
        FakeTeamsAnswer.Refusal(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "Message size too large.");

    private static FakeTeamsAnswer NoConversation() =>
        FakeTeamsAnswer.Refusal(StatusCodes.Status404NotFound, "ConversationNotFound", "Conversation not found.");

    private static FakeTeamsAnswer NoActivity() =>
        FakeTeamsAnswer.Refusal(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "Conversation not found.");

    private static FakeTeamsAnswer NotInRoster() => FakeTeamsAnswer.Refusal(
        StatusCodes.Status403Forbidden, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
}
