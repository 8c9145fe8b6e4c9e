using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Web.Tests.Playground;

/// <summary>Who and what is in the Playground. Alice sits at its window; it wants five others.</summary>
internal static class PlaygroundCompany
{
    public const string Bot = "28:" + TeamsSigning.AppId;
    public const string Alice = "29:alice";
    public const string Bob = "29:bob";
    public const string Chi = "29:chi";
    public const string Team = "19:harbour@thread.tacv2";
    public const string Thanks = "19:thanks@thread.tacv2";

    /// <summary>What its folder must hold as <c>.m365agentsplayground.yml</c>.</summary>
    public const string Config =
        $$"""
        version: "0.1.1"
        tenantId: {{TeamsSigning.EntraTenant}}
        bot: { id: "{{Bot}}", name: CultureBot }
        currentUser: { id: "{{Alice}}", name: Alice Anderson, userPrincipleName: alice@example.com, aadObjectId: 00000000-0000-0000-0000-0000000000a1, givenName: Alice, surname: Anderson, email: alice@example.com }
        users:
          - { id: "{{Bob}}", name: Bob Brown, userPrincipleName: bob@example.com, aadObjectId: 00000000-0000-0000-0000-0000000000b1, givenName: Bob, surname: Brown, email: bob@example.com }
          - { id: "{{Chi}}", name: Chi Okafor, userPrincipleName: chi@example.com, aadObjectId: 00000000-0000-0000-0000-0000000000c1, givenName: Chi, surname: Okafor, email: chi@example.com }
          - { id: "29:dara", name: Dara Novak, userPrincipleName: dara@example.com, aadObjectId: 00000000-0000-0000-0000-0000000000d1, givenName: Dara, surname: Novak, email: dara@example.com }
          - { id: "29:emil", name: Emil Lind, userPrincipleName: emil@example.com, aadObjectId: 00000000-0000-0000-0000-0000000000e1, givenName: Emil, surname: Lind, email: emil@example.com }
          - { id: "29:femi", name: Femi Sato, userPrincipleName: femi@example.com, aadObjectId: 00000000-0000-0000-0000-0000000000f1, givenName: Femi, surname: Sato, email: femi@example.com }
        personalChat: { id: "a:alice-and-the-bot" }
        groupChat: { id: "19:front-desk@thread.v2", name: Front Desk }
        team: { id: "{{Team}}", name: Harbour Office, aadGroupId: 00000000-0000-0000-0000-000000000031, channels: [ { id: "{{Thanks}}", name: Thanks } ] }
        """;

    /// <summary>What somebody who does not sit at the window writes to the bot in the channel Thanks, mentioning one more person.</summary>
    public static JsonObject Said(string from, string name, string text, string mentioned, string mentionedName, Uri service) => new()
    {
        ["type"] = "message",
        ["id"] = Guid.CreateVersion7().ToString(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = service.ToString().TrimEnd('/'),
        ["from"] = new JsonObject { ["id"] = from, ["name"] = name },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "CultureBot" },
        ["conversation"] = new JsonObject
        {
            ["isGroup"] = true, ["conversationType"] = "channel", ["tenantId"] = TeamsSigning.EntraTenant, ["id"] = Thanks + ";messageid=1",
        },
        ["text"] = $"<at>CultureBot</at> {text.Replace("{}", $"<at>{mentionedName}</at>", StringComparison.Ordinal)}",
        ["entities"] = new JsonArray(Mention(Bot, "CultureBot"), Mention(mentioned, mentionedName)),
        ["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = TeamsSigning.EntraTenant },
            ["team"] = new JsonObject { ["id"] = Team },
            ["channel"] = new JsonObject { ["id"] = Thanks },
        },
    };

    private static JsonObject Mention(string id, string name) => new()
    {
        ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name }, ["text"] = $"<at>{name}</at>",
    };
}
