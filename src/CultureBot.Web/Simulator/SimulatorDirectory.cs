using System.Collections.Immutable;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Web.Simulator;

public sealed record SimulatorWorkspace
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string BotAccountId { get; init; }

    public required Instant ConnectedAt { get; init; }
}

public sealed record SimulatorAccount
{
    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public required string Handle { get; init; }

    public string Email { get; init; } = "";

    public bool IsEmailConfirmed { get; init; }

    public required AccountKind Kind { get; init; }

    public string JobTitle { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public string Locale { get; init; } = "";

    public string ManagerExternalId { get; init; } = "";

    public Instant? DeactivatedAt { get; init; }
}

public sealed record SimulatorGroup
{
    public required string ExternalId { get; init; }

    public required string Handle { get; init; }

    public required string Name { get; init; }
}

public sealed record SimulatorGroupMember
{
    public required string GroupExternalId { get; init; }

    public required string AccountExternalId { get; init; }
}

public sealed record SimulatorChannel
{
    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsArchived { get; init; }

    public bool IsGeneral { get; init; }

    public bool CanPost { get; init; }

    public long MemberCount { get; init; }
}

/// <summary>Who and what is in the simulated workspace, as one page or look-up needs it.</summary>
public sealed record SimulatorDirectory(
    SimulatorWorkspace Workspace,
    IReadOnlyList<SimulatorAccount> Accounts,
    IReadOnlyList<SimulatorGroup> Groups,
    IReadOnlyList<SimulatorGroupMember> Members,
    IReadOnlyList<SimulatorChannel> Channels)
{
    /// <summary>A channel of a team is called this and the team's handle; its members are the team's.</summary>
    private const string TeamPrefix = "team-";

    public SimulatorAccount? Find(string externalId) => Accounts.FirstOrDefault(a => a.ExternalId == externalId);

    /// <summary>A person whom one can be in the simulator: neither a bot nor gone.</summary>
    public SimulatorAccount? FindPerson(string externalId) =>
        Find(externalId) is { Kind: not AccountKind.Bot, DeactivatedAt: null } person ? person : null;

    public SimulatorGroup? TeamOf(SimulatorAccount person) =>
        Groups.FirstOrDefault(g => Members.Any(m => m.GroupExternalId == g.ExternalId && m.AccountExternalId == person.ExternalId));

    public ImmutableArray<string> MembersOf(SimulatorGroup group) =>
        [.. Members.Where(m => m.GroupExternalId == group.ExternalId).Select(m => m.AccountExternalId)];

    /// <summary>The channels that somebody is in, the general one first.</summary>
    public ImmutableArray<SimulatorChannel> ChannelsOf(SimulatorAccount person)
    {
        var team = TeamOf(person);
        var leads = Accounts.Any(a => a.ManagerExternalId == person.ExternalId);
        return
        [
            .. Channels
                .Where(c => c.IsPrivate ? leads : !IsOfATeam(c) || (team is not null && c.Name == TeamPrefix + team.Handle))
                .OrderByDescending(c => c.IsGeneral).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whom somebody is likely to write to: the manager, then the team.</summary>
    public IEnumerable<SimulatorAccount> Near(SimulatorAccount person)
    {
        var team = TeamOf(person);
        var near = team is null ? Accounts.Where(a => a.ManagerExternalId == person.ExternalId) : MembersOf(team).Select(Find).OfType<SimulatorAccount>();
        return near.Where(a => a != person).OrderByDescending(a => a.ExternalId == person.ManagerExternalId);
    }

    private bool IsOfATeam(SimulatorChannel channel) =>
        channel.Name.StartsWith(TeamPrefix, StringComparison.Ordinal) && Groups.Any(g => channel.Name == TeamPrefix + g.Handle);
}
