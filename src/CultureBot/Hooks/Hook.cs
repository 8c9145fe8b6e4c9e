using NodaTime;

namespace CultureBot.Hooks;

public readonly record struct HookId(Guid Value)
{
    /// <summary>What the audit calls it.</summary>
    public string Subject => $"hook:{Value:D}";
}

/// <summary>Where a program of others is told what happens here.</summary>
internal sealed record Hook
{
    public required HookId Id { get; init; }

    /// <summary>Wrapped: some addresses let in whoever knows them.</summary>
    public required byte[] Address { get; init; }

    /// <summary>Wrapped: the key of signatures.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>Wrapped: the key before, which signs as well until <see cref="PreviousUntil"/>.</summary>
    public byte[]? PreviousSecret { get; init; }

    public Instant? PreviousUntil { get; init; }

    public required Instant AddedAt { get; init; }

    /// <summary>Null while it is told; what happens meanwhile waits.</summary>
    public Instant? PausedAt { get; init; }

    public HookPause? PauseReason { get; init; }

    /// <summary>Since when nothing has arrived; null when the last one did.</summary>
    public Instant? FailingSince { get; init; }
}

public enum HookPause
{
    Administrator,

    /// <summary>It answered 410: it wants no more.</summary>
    Gone,

    /// <summary>Nothing has arrived for days.</summary>
    Failing,
}
