using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Pulse;

public readonly record struct WindowId(Guid Value)
{
    private const string ResultsPrefix = "window-results:";

    /// <summary>The subject of its messages: those of asking go at the close.</summary>
    public string Subject => $"window:{Value:D}";

    /// <summary>The subject of what is sent about its results.</summary>
    public string ResultsSubject => $"{ResultsPrefix}{Value:D}";

    /// <summary>The id that <see cref="ResultsSubject"/> was made from; null when it is none.</summary>
    public static WindowId? FindOfResults(string subject) =>
        subject.StartsWith(ResultsPrefix, StringComparison.Ordinal) && Guid.TryParseExact(subject.AsSpan(ResultsPrefix.Length), "D", out var id) ? new(id) : null;
}

/// <summary>The unit of snapshot, promise, close and results.</summary>
public sealed record Window
{
    public required WindowId Id { get; init; }

    public required SurveyId SurveyId { get; init; }

    /// <summary>1, 2, 3 … within its survey.</summary>
    public required int Number { get; init; }

    public required WindowState State { get; init; }

    /// <summary>As they were at the launch.</summary>
    public required ImmutableArray<Question> Questions { get; init; }

    /// <summary>As it was at the launch; it can only become stricter.</summary>
    public required Promise Promise { get; init; }

    /// <summary>Ballots are sealed to this key (X25519, 32 bytes).</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>Every ballot has so many bytes before it is sealed; 0 while it is not known yet who is in which group.</summary>
    public required int BallotSize { get; init; }

    /// <summary>How many waves it has.</summary>
    public required int Waves { get; init; }

    /// <summary>The latest wave that went out, from 1; 0 before the first.</summary>
    public int Wave { get; init; }

    public AccountId? LaunchedBy { get; init; }

    public required Instant LaunchedAt { get; init; }

    /// <summary>Null while its last wave has not gone out.</summary>
    public Instant? ClosesAt { get; init; }

    public Instant? ClosedAt { get; init; }

    /// <summary>When everybody may see the results, whoever they are; null before the close.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>How many people have been asked at least once.</summary>
    public int Invited { get; init; }

    /// <summary>How many of them have answered at least once, as of <see cref="AnsweredCountedAt"/>.</summary>
    public int Answered { get; init; }

    /// <summary>Counted once a day, so that nobody is found out by watching it; null before the first count.</summary>
    public Instant? AnsweredCountedAt { get; init; }

    /// <summary>Null when it does not ask this.</summary>
    public Question? Find(string item) => Questions.FirstOrDefault(question => question.Item == item);
}

public enum WindowState
{
    /// <summary>Who is in which group is being written down.</summary>
    Preparing,

    /// <summary>Ballots are taken.</summary>
    Open,

    /// <summary>No ballot is taken any more; counting has begun, and begins again when it is cut short.</summary>
    Closing,

    /// <summary>The ledger is written; ballots, participation, snapshot and key are gone.</summary>
    Closed,
}
