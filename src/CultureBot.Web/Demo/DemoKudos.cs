using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>One kudos of the demo company's past.</summary>
internal sealed record DemoKudos
{
    public required Guid Id { get; init; }

    public required DemoPerson Giver { get; init; }

    public required ImmutableArray<DemoPerson> Recipients { get; init; }

    /// <summary>The group that was thanked as a whole; null when people were named themselves.</summary>
    public DemoTeam? Group { get; init; }

    public required string Words { get; init; }

    public required ImmutableArray<string> Values { get; init; }

    /// <summary>Public, Private, PrivateAndManager or ManagerOnly.</summary>
    public required string Visibility { get; init; }

    public required string ChannelId { get; init; }

    public required Instant At { get; init; }
}
