using NodaTime;

namespace CultureBot.Kudos;

/// <summary>How evenly recognition is spread over the organization (methodology §5): counts of the last 90 days, of nobody by name.</summary>
public sealed record FairnessFigures
{
    /// <summary>How far back thanks count.</summary>
    public const int Days = 90;

    /// <summary>With fewer people a figure could be led to somebody.</summary>
    public const int LeastPeople = 10;

    /// <summary>Whoever started less than this ago is not counted as never thanked.</summary>
    public const int NewForDays = 30;

    /// <summary>The last day that is counted.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Everybody but those who are new or on leave.</summary>
    public required int People { get; init; }

    /// <summary>How many of them were thanked at least once.</summary>
    public required int Thanked { get; init; }

    /// <summary>Thanks to them; one to three people counts three times.</summary>
    public required int Thanks { get; init; }

    /// <summary>Of these, those of which both teams are known…</summary>
    public required int BetweenKnownTeams { get; init; }

    /// <summary>…and of these, those that went to another team.</summary>
    public required int AcrossTeams { get; init; }

    /// <summary>Thanks that were left out since they went round.</summary>
    public required int LeftOut { get; init; }

    /// <summary>How unevenly thanks are spread: 0 when everybody got as many.</summary>
    public required double Gini { get; init; }

    /// <summary>Where it would lie in 95 of 100 cases if each thanks went to anybody: its lower end…</summary>
    public required double ByChanceLow { get; init; }

    /// <summary>…and its upper end.</summary>
    public required double ByChanceHigh { get; init; }

    /// <summary>0 to 1.</summary>
    public double Reach => (double)Thanked / People;

    /// <summary>0 to 1; null where no thanks went between known teams.</summary>
    public double? AcrossShare => BetweenKnownTeams == 0 ? null : (double)AcrossTeams / BetweenKnownTeams;
}
