using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Tests;

/// <summary>A small workspace in a database: ana reports to mia; ben, cy, gone (who left) and a bot beside them; #general and #kudos.</summary>
internal sealed class TestCompany
{
    public required Workspace Workspace { get; init; }

    public required ImmutableDictionary<string, Account> People { get; init; }

    public Account this[string name] => People[name];

    public static Task<TestCompany> FoundAsync(Database database, Instant now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async sql =>
            {
                var workspace = await WorkspacesStore.SaveConnectedAsync(
                    sql, "fake", new PlatformWorkspace("T1", "Acme", null, "UBOT"), [1], now);
                var accounts = await AccountsStore.SaveAsync(
                    sql,
                    workspace.Id,
                    [
                        Person("ana"), Person("ben"), Person("cy"), Person("mia"),
                        Person("gone") with { IsDeactivated = true },
                        Person("bot") with { Kind = AccountKind.Bot },
                    ],
                    now);
                var ana = accounts.Single(a => a.Handle == "ana");
                await AccountsStore.SaveManagerAsync(sql, ana.Id, "Umia", now);
                await WorkspacesStore.SaveChannelsAsync(
                    sql,
                    workspace.Id,
                    [
                        new PlatformChannel { ChannelId = "CGEN", Name = "general", IsGeneral = true, CanPost = true, MemberCount = 5 },
                        new PlatformChannel { ChannelId = "CKUD", Name = "kudos", CanPost = true, MemberCount = 3 },
                        new PlatformChannel { ChannelId = "CSEC", Name = "secret", IsPrivate = true, MemberCount = 2 },
                    ],
                    now);
                return new TestCompany
                {
                    Workspace = workspace,
                    People = (await PeopleStore.ListAsync(sql, [.. accounts.Select(a => a.Id)]))
                        .ToImmutableDictionary(a => a.Handle, StringComparer.Ordinal),
                };
            },
            WriteUrgency.Background,
            cancellationToken);

    private static PlatformAccount Person(string name) => new()
    {
        AccountId = "U" + name,
        DisplayName = char.ToUpperInvariant(name[0]) + name[1..],
        Handle = name,
        Kind = AccountKind.Member,
        TimeZone = "Europe/Berlin",
    };
}
