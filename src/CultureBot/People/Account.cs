using CultureBot.Chat;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.People;

public readonly record struct AccountId(Guid Value);

/// <summary>One human, whatever accounts they have.</summary>
public readonly record struct PersonId(Guid Value);

/// <summary>A person in one workspace. Facts name accounts; which person an account belongs to may change.</summary>
public sealed record Account
{
    public required AccountId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The account's id on its platform.</summary>
    public required string ExternalId { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Name { get; init; }

    public string Handle { get; init; } = "";

    /// <summary>Normalized: trimmed, lower case; empty when unknown.</summary>
    public string Email { get; init; } = "";

    public bool IsEmailConfirmed { get; init; }

    public required AccountKind Kind { get; init; }

    public string JobTitle { get; init; } = "";

    /// <summary>An IANA zone, if need be that of another account of theirs; empty when no platform says (then the workspace's counts).</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>A BCP 47 tag; empty when the platform does not say (then the workspace's counts).</summary>
    public string Locale { get; init; } = "";

    /// <summary>The language that the person chose for all their accounts (BCP 47); empty for the platform's.</summary>
    public string ChosenLanguage { get; init; } = "";

    /// <summary>
    /// An account of their manager's, by its id on its platform: of whom HR names, else of whom the platform does. Empty when neither
    /// does, or when the one whom HR names has no account.
    /// </summary>
    public string ManagerExternalId { get; init; } = "";

    /// <summary>The workspace of that account when HR names the manager; null when it is this account's own.</summary>
    public WorkspaceId? ManagerWorkspaceId { get; init; }

    public Instant FirstSeenAt { get; init; }

    public Instant? DeactivatedAt { get; init; }

    /// <summary>Since when it stands for nobody any more, and its name for a colleague; null for everybody else.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>When they last did something with it, give or take a minute; null when never.</summary>
    public Instant? UsedAt { get; init; }

    /// <summary>Since when no direct message reaches it; null while they do.</summary>
    public Instant? UnreachableSince { get; init; }

    /// <summary>The identity provider let the person go, while their account may be open still.</summary>
    public bool HasLeft { get; init; }

    public bool IsActive => DeactivatedAt is null && !HasLeft;
}
