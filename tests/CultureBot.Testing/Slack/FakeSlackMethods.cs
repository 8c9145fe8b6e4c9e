using System.Globalization;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>The Web API methods that the bot uses, by the rules of their reference pages.</summary>
internal sealed class FakeSlackMethods(FakeSlackState state)
{
    private const int MostBlocks = 50;
    private const int MostHomeBlocks = 100;
    private const int MostViews = 3;

    public JsonObject Answer(string method, JsonObject arguments, bool isJson) => method switch
    {
        "chat.postMessage" => Post(arguments),
        "chat.update" => Change(arguments, Update),
        "chat.delete" => Change(arguments, (message, _) => Delete(message)),
        "chat.postEphemeral" => Whisper(arguments),
        "views.open" or "views.push" => OpenView(arguments),
        "views.update" => UpdateView(arguments),
        "views.publish" => Publish(arguments),
        // Slack reads the arguments of these from forms only.
        _ when isJson => Refuse("invalid_arguments"),
        "auth.test" => Ok(new()
        {
            ["url"] = "https://fake.slack.com/", ["team"] = "Fake", ["user"] = "culturebot", ["team_id"] = FakeSlack.TeamId,
            ["user_id"] = FakeSlack.BotUserId, ["bot_id"] = "B0BOT",
        }),
        "chat.getPermalink" => Permalink(Text(arguments, "channel"), Text(arguments, "message_ts")),
        "team.info" => Ok(new() { ["team"] = new JsonObject { ["id"] = FakeSlack.TeamId, ["name"] = "Fake Company", ["domain"] = "fake" } }),
        "users.list" when state.IsLarge && Text(arguments, "limit").Length == 0 => Refuse("limit_required"),
        "users.list" => Page(arguments, "members", state.Users, u => WithLocale(u, arguments)),
        "users.info" => state.FindUser(Text(arguments, "user")) is { } user
            ? Ok(new() { ["user"] = WithLocale(user, arguments) })
            : Refuse("user_not_found"),
        "team.profile.get" => Ok(new() { ["profile"] = new JsonObject { ["fields"] = new JsonArray([.. state.ProfileFields.Select(Field)]) } }),
        "users.profile.get" => Profile(Text(arguments, "user")),
        "usergroups.list" => Ok(new() { ["usergroups"] = new JsonArray([.. state.UserGroups.Select(g => Group(g, arguments))]) }),
        "conversations.list" => Page(arguments, "channels", [.. state.Channels.Where(c => c.With.Length == 0)], c => c.ToJson(withCount: true)),
        "conversations.info" => Visible(Text(arguments, "channel")) is { } channel
            ? Ok(new() { ["channel"] = channel.ToJson(Text(arguments, "include_num_members") == "true") })
            : Refuse("channel_not_found"),
        _ => Refuse("unknown_method"),
    };

    public static JsonObject Refuse(string error) => new() { ["ok"] = false, ["error"] = error };

    private JsonObject Post(JsonObject arguments)
    {
        var id = Text(arguments, "channel");
        var channel = Visible(id) ?? DirectWith(id);
        if (channel is null) return Refuse("channel_not_found");
        if (channel.IsArchived) return Refuse("is_archived");
        if (channel is { IsMember: false, IsPrivate: true }) return Refuse("not_in_channel");
        if (Content(arguments) is { } wrong) return Refuse(wrong);

        var thread = Text(arguments, "thread_ts");
        if (thread.Length > 0 && !state.Messages.Exists(m => m.Channel == channel.Id && m.Ts == thread && !m.IsDeleted)) return Refuse("thread_not_found");
        var message = new FakeSlackMessage(channel.Id, state.NextTs())
        {
            ThreadTs = thread.Length > 0 ? thread : null,
            Text = Text(arguments, "text"),
            Blocks = (JsonArray?)arguments["blocks"]?.DeepClone(),
        };
        state.Messages.Add(message);
        return Ok(new() { ["channel"] = message.Channel, ["ts"] = message.Ts });
    }

    private JsonObject Whisper(JsonObject arguments)
    {
        if (Visible(Text(arguments, "channel")) is not { IsMember: true } channel) return Refuse("channel_not_found");
        if (state.FindUser(Text(arguments, "user")) is null) return Refuse("user_not_in_channel");
        if (Content(arguments) is { } wrong) return Refuse(wrong);
        var whisper = new FakeSlackMessage(channel.Id, state.NextTs())
        {
            ThreadTs = Text(arguments, "thread_ts") is { Length: > 0 } thread ? thread : null,
            Reader = Text(arguments, "user"),
            Text = Text(arguments, "text"),
            Blocks = (JsonArray?)arguments["blocks"]?.DeepClone(),
        };
        state.Whispers.Add(whisper);
        return Ok(new() { ["message_ts"] = whisper.Ts });
    }

    private JsonObject Publish(JsonObject arguments)
    {
        var user = Text(arguments, "user_id");
        if (state.FindUser(user) is null) return Refuse("user_not_found");
        if (arguments["view"] is not JsonObject view || Text(view, "type") != "home") return Refuse("invalid_arguments");
        if (view["blocks"] is not JsonArray { Count: <= MostHomeBlocks }) return Refuse("invalid_blocks");
        state.Homes[user] = (JsonObject)view.DeepClone();
        return Ok(new() { ["view"] = new JsonObject { ["id"] = "V-" + user } });
    }

    private JsonObject Permalink(string channel, string ts) =>
        Visible(channel) is null ? Refuse("channel_not_found")
        : Ok(new() { ["channel"] = channel, ["permalink"] = $"https://fake.slack.com/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}" });

    private JsonObject Change(JsonObject arguments, Func<FakeSlackMessage, JsonObject, string?> change)
    {
        if (Visible(Text(arguments, "channel")) is not { } channel) return Refuse("channel_not_found");
        if (state.Messages.Find(m => m.Channel == channel.Id && m.Ts == Text(arguments, "ts") && !m.IsDeleted) is not { } message)
            return Refuse("message_not_found");
        return change(message, arguments) is { } error ? Refuse(error) : Ok(new() { ["channel"] = message.Channel, ["ts"] = message.Ts });
    }

    private static string? Update(FakeSlackMessage message, JsonObject arguments)
    {
        if (Content(arguments) is { } wrong) return wrong;
        message.Text = Text(arguments, "text");
        message.Blocks = (JsonArray?)arguments["blocks"]?.DeepClone();
        message.Updates++;
        return null;
    }

    private static string? Delete(FakeSlackMessage message)
    {
        message.IsDeleted = true;
        return null;
    }

    private JsonObject UpdateView(JsonObject arguments)
    {
        if (arguments["view"] is not JsonObject view || Text(arguments, "view_id") is not ['V', .. var digits]) return Refuse("invalid_arguments");
        var number = int.TryParse(digits, CultureInfo.InvariantCulture, out var found) ? found : 0;
        if (number < 1 || number > state.Views.Count) return Refuse("not_found");
        state.Views[number - 1] = (JsonObject)view.DeepClone();
        return Ok(new() { ["view"] = new JsonObject { ["id"] = Text(arguments, "view_id") } });
    }

    private JsonObject OpenView(JsonObject arguments)
    {
        var trigger = Text(arguments, "trigger_id");
        if (trigger.Length == 0 || arguments["view"] is not JsonObject view) return Refuse("invalid_arguments");
        if (!state.SpentTriggers.Add(trigger)) return Refuse("exchanged_trigger_id");
        if (state.Views.Count >= MostViews) return Refuse("push_limit_reached");
        state.Views.Add((JsonObject)view.DeepClone());
        return Ok(new() { ["view"] = new JsonObject { ["id"] = $"V{state.Views.Count.ToString(CultureInfo.InvariantCulture)}" } });
    }

    private JsonObject Page<T>(JsonObject arguments, string name, List<T> all, Func<T, JsonObject> toJson)
    {
        var cursor = Text(arguments, "cursor");
        var start = 0;
        if (cursor.Length > 0 && (!cursor.StartsWith("next:", StringComparison.Ordinal) || !int.TryParse(cursor.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out start)))
            return Refuse("invalid_cursor");
        var limit = int.TryParse(Text(arguments, "limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : all.Count;
        var page = all.Skip(start).Take(Math.Min(limit, state.PageSize)).Select(toJson).ToArray();
        var next = start + page.Length < all.Count ? $"next:{(start + page.Length).ToString(CultureInfo.InvariantCulture)}" : "";
        return Ok(new() { [name] = new JsonArray([.. page]), ["response_metadata"] = new JsonObject { ["next_cursor"] = next } });
    }

    private JsonObject Profile(string user)
    {
        if (state.FindUser(user) is null) return Refuse("user_not_found");
        var held = state.ProfileValues.GetValueOrDefault(user, []);
        // Slack sends an empty array where there are no fields.
        JsonNode fields = held.Count == 0
            ? new JsonArray()
            : new JsonObject(held.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)new JsonObject { ["value"] = h.Value, ["alt"] = "" })));
        return Ok(new() { ["profile"] = new JsonObject { ["fields"] = fields } });
    }

    // A private channel without the bot looks like none.
    private FakeSlackChannel? Visible(string id) => state.Channels.Find(c => c.Id == id && (c.IsMember || !c.IsPrivate));

    private FakeSlackChannel? DirectWith(string user)
    {
        if (state.FindUser(user) is not { } found || found["deleted"]?.GetValue<bool>() == true) return null;
        if (state.Channels.Find(c => c.With == user) is { } open) return open;
        var direct = new FakeSlackChannel("D" + user[1..], "directmessage") { IsMember = true, IsPrivate = true, With = user };
        state.Channels.Add(direct);
        return direct;
    }

    private static string? Content(JsonObject arguments) =>
        arguments["blocks"] is JsonArray { Count: > MostBlocks } ? "invalid_blocks"
        : Text(arguments, "text").Length == 0 && arguments["blocks"] is not JsonArray { Count: > 0 } ? "no_text"
        : null;

    private static JsonObject WithLocale(JsonObject user, JsonObject arguments)
    {
        var copy = (JsonObject)user.DeepClone();
        if (Text(arguments, "include_locale") != "true") copy.Remove("locale");
        return copy;
    }

    private static JsonObject Group(JsonObject group, JsonObject arguments)
    {
        var copy = (JsonObject)group.DeepClone();
        if (Text(arguments, "include_users") != "true") copy.Remove("users");
        return copy;
    }

    private static JsonObject Field(KeyValuePair<string, string> field) => new() { ["id"] = field.Key, ["label"] = field.Value, ["type"] = "user" };

    private static JsonObject Ok(JsonObject with)
    {
        with["ok"] = true;
        return with;
    }

    private static string Text(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
