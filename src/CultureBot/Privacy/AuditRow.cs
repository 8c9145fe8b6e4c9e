using NodaTime;

namespace CultureBot.Privacy;

/// <summary>An audit entry as it is read.</summary>
public sealed record AuditRow
{
    public required Guid Id { get; init; }

    public required Instant At { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Details { get; init; }

    /// <summary>Null for the API and the program itself.</summary>
    public string? ByName { get; init; }
}
