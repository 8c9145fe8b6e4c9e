using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>How far an import is; stored by name.</summary>
public enum ImportState
{
    Running,
    Done,

    /// <summary>Some of it is stored: it was cut short, or the directory changed meanwhile.</summary>
    Stopped,

    /// <summary>It is being undone, or that was cut short.</summary>
    Undoing,
    Undone,
}

/// <summary>A file of people that was imported.</summary>
public sealed record PeopleImport
{
    /// <summary>Who stores something shows it at least so often; whoever is silent for longer was cut short.</summary>
    public static readonly Duration Silence = Duration.FromMinutes(2);

    /// <summary>For how long the last one can be undone.</summary>
    public static readonly Duration UndoFor = Duration.FromDays(30);

    public required ImportId Id { get; init; }

    /// <summary>Null for a program.</summary>
    public string? ByName { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant TouchedAt { get; init; }

    /// <summary>As <see cref="StateAt"/> corrects it.</summary>
    public required ImportState State { get; init; }

    public bool IsComplete { get; init; }

    public long RowCount { get; init; }

    /// <summary>How many rows are stored with all that they say.</summary>
    public long Done { get; init; }

    public long Added { get; init; }

    public long Changed { get; init; }

    /// <summary>How many people had left by it.</summary>
    public long Absent { get; init; }

    public long Unchanged { get; init; }

    public Instant? UndoneAt { get; init; }

    public long LeftAlone { get; init; }

    /// <summary>What was running when its process ended runs no more.</summary>
    public ImportState StateAt(Instant now) => State == ImportState.Running && TouchedAt + Silence < now ? ImportState.Stopped : State;

    /// <summary>Whether it can be undone, as the last of all imports.</summary>
    public bool CanBeUndoneAt(Instant now) =>
        StartedAt + UndoFor > now
        && (StateAt(now) is ImportState.Done or ImportState.Stopped || (State == ImportState.Undoing && TouchedAt + Silence < now));
}
