using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>The company, or the people under one manager, at the launch.</summary>
/// <param name="GroupId"><see cref="Company"/>, or <c>manager:</c> and a person's id.</param>
/// <param name="ParentId">Null for the company.</param>
/// <param name="Name">As people know it; data, not a phrase. Empty for the company.</param>
internal sealed record WindowGroup(string GroupId, string? ParentId, string Name)
{
    public const string Company = "company";
}

/// <summary>Somebody in the snapshot. A manager's own answers belong to their boss's group (methodology §4).</summary>
internal sealed record WindowMember
{
    public required PersonId PersonId { get; init; }

    /// <summary>Where the cards go.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The group they report into.</summary>
    public required string GroupId { get; init; }

    /// <summary>Their value of the published attribute; empty when there is none.</summary>
    public string AttributeValue { get; init; } = "";
}
