using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery.Watch;

/// <summary>How a workspace is connected, as far as that is known without asking.</summary>
public sealed record Connection
{
    public required Workspace Workspace { get; init; }

    public required ConnectionRow Seen { get; init; }

    /// <summary>What came to this node since its start.</summary>
    public required RequestsSeen Requests { get; init; }

    /// <summary>Whether the platform can be asked.</summary>
    public required bool CanBeChecked { get; init; }
}

/// <summary>What the database knows of a connection.</summary>
public sealed record ConnectionRow
{
    public required WorkspaceId Id { get; init; }

    public required Instant ConnectedAt { get; init; }

    /// <summary>When somebody there did something with the bot last; null when nobody has.</summary>
    public Instant? UsedAt { get; init; }

    /// <summary>When a message that was wanted in the last week went there last.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>Messages whose time has come, and that have not gone.</summary>
    public long Waiting { get; init; }
}

/// <param name="Workspace">Which.</param>
/// <param name="Findings">What is wrong; nothing when all is well.</param>
/// <param name="At">When it was asked.</param>
public sealed record CheckedConnection(WorkspaceId Workspace, ImmutableArray<ConnectionFinding> Findings, Instant At);
