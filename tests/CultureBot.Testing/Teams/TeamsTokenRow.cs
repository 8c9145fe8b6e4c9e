using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>One request to the messaging endpoint of a bot of the public cloud, and what becomes of it.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Status">200 when it is accepted, 401 without a token, 403 otherwise.</param>
public sealed record TeamsTokenRow(string Name, int Status)
{
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    public bool IsAccepted => Status == 200;

    /// <summary>Changes the claims of a token that would be accepted.</summary>
    public Action<JsonObject, DateTimeOffset> Claims { get; init; } = (_, _) => { };

    public string Key { get; init; } = TeamsSigning.UsualKey;

    public string Algorithm { get; init; } = "RS256";

    /// <summary>The key that the token names; null for the one that signed.</summary>
    public string? Kid { get; init; }

    /// <summary>Changes the token once it is signed.</summary>
    public Func<string?, string?> Header { get; init; } = token => "Bearer " + token;

    /// <summary>The same for the activity.</summary>
    public Action<JsonObject> Activity { get; init; } = _ => { };

    /// <summary>The keys are published anew between an earlier request and this one; else the new key is not published at all.</summary>
    public bool IsRotated { get; init; }

    /// <summary>
    /// What Microsoft's botframework-connector says when it says something else than we, and why that is so: where
    /// its versions differ, we are as strict as the strictest. Null where it agrees.
    /// </summary>
    public string? PeerDiffers { get; init; }

    /// <summary>The Authorization header, or null for none.</summary>
    public string? Authorization(DateTimeOffset now)
    {
        var claims = TeamsSigning.Claims(now, ServiceUrl);
        Claims(claims, now);
        return Header(TeamsSigning.Sign(claims, Key, Algorithm, Kid));
    }

    /// <summary>The activity that the request carries: a word to the bot in a personal chat.</summary>
    public JsonObject ToActivity()
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "1485983408511",
            ["channelId"] = "msteams",
            ["serviceUrl"] = ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "29:ana", ["name"] = "Ana", ["aadObjectId"] = "00000000-0000-0000-0000-0000000000a1" },
            ["recipient"] = new JsonObject { ["id"] = "28:" + TeamsSigning.AppId, ["name"] = "CultureBot" },
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["id"] = "a:ana", ["tenantId"] = TeamsSigning.EntraTenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsSigning.EntraTenant } },
            ["text"] = "hello",
        };
        Activity(activity);
        return activity;
    }

    public override string ToString() => Name;
}
