using System.Globalization;
using NodaTime;

namespace CultureBot.Feedback;

public enum QuarterState
{
    Open,

    /// <summary>It takes no ballot any more, and is being counted.</summary>
    Closing,

    Closed,
}

/// <summary>
/// Three months of feedback: the window of ratings without a name (methodology §4). Quarters tumble; a rolling one would let two readings be
/// subtracted.
/// </summary>
public sealed record Quarter
{
    /// <summary>Fives are published of at least so many customers.</summary>
    public const int LeastForFives = 5;

    /// <summary>Comments are published of at least so many.</summary>
    public const int LeastForComments = 10;

    private const int Months = 3;
    private const string Prefix = "quarter:";

    public required QuarterId Id { get; init; }

    /// <summary>As <c>2026-Q4</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the audit calls it, and programs that are told of it.</summary>
    public string Subject => Prefix + Name;

    public required QuarterState State { get; init; }

    public required int ForFives { get; init; }

    public required int ForComments { get; init; }

    /// <summary>Ballots are sealed to this key (X25519, 32 bytes).</summary>
    public required byte[] PublicKey { get; init; }

    public required Instant OpenedAt { get; init; }

    public required Instant ClosesAt { get; init; }

    public Instant? ClosedAt { get; init; }

    public Instant? PublishedAt { get; init; }

    /// <summary>Whether its figures may stand beside those of the quarter before, as <see cref="CompareQuarters"/> has decided at the close.</summary>
    public bool IsComparable { get; init; } = true;

    /// <summary>The name that <see cref="Subject"/> was made from.</summary>
    public static string NameOf(string subject) => subject[Prefix.Length..];

    /// <summary>Its first moment, by UTC; it was opened later, with its first rating.</summary>
    public Instant BeginsAt => ClosesAt.InUtc().Date.PlusMonths(-Months).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>The last day of a quarter, by UTC.</summary>
    public static DateOnly LastDay(Instant closesAt) => closesAt.InUtc().Date.PlusDays(-1).ToDateOnly();

    /// <summary>The name of the quarter that a moment is in, by UTC, and when that quarter ends.</summary>
    public static (string Name, Instant ClosesAt) At(Instant moment)
    {
        var date = moment.InUtc().Date;
        var number = (date.Month + Months - 1) / Months;
        var next = new LocalDate(date.Year, ((number - 1) * Months) + 1, 1).PlusMonths(Months);
        return (string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-Q{number}"), next.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
    }
}
