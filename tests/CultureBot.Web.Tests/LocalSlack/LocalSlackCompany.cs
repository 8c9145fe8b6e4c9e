namespace CultureBot.Web.Tests.LocalSlack;

/// <summary>Who and what is in local-slack.</summary>
internal static class LocalSlackCompany
{
    public const string BotToken = "xoxb-local-slack";
    public const string AppToken = "xapp-local-slack";
    public const string SigningSecret = "the-secret-of-local-slack";
    public const string Alice = "U01ALICE";
    public const string Bob = "U02BOB";
    public const string General = "C01GEN";

    public static string Config(Uri? requests) =>
        $$"""
        workspace: { name: Harbour Office, domain: harbour-office, teamId: T01HARBOUR }
        app:
          appId: A01CULTURE
          botUserId: U0BOT
          botName: culturebot
          botToken: {{BotToken}}
          appToken: {{AppToken}}
          signingSecret: {{SigningSecret}}
          {{(requests is null ? "mode: socket" : $"mode: events\n  requestUrl: {requests}")}}
        users:
          - { id: {{Alice}}, name: alice, real_name: Alice Anderson, email: alice@example.com }
          - { id: {{Bob}}, name: bob, real_name: Bob Brown, email: bob@example.com }
          - { id: U03CHI, name: chi, real_name: Chi Okafor, email: chi@example.com }
        channels:
          - { id: {{General}}, name: general, members: [{{Alice}}, {{Bob}}, U03CHI, U0BOT] }
        """;
}
