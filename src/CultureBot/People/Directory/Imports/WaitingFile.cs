using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>A file that somebody looks at before it is imported.</summary>
public sealed record WaitingFile
{
    public required WaitingFileId Id { get; init; }

    /// <summary>It names everybody who works here.</summary>
    public bool IsComplete { get; init; }

    public required Instant ExpiresAt { get; init; }
}
