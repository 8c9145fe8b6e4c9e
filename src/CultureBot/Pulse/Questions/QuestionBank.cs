using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>
/// The questions that ship (methodology §2): twelve items a level, and the anchors. Their words are phrases of
/// <see cref="QuestionBankWords"/> under the item's code.
/// </summary>
public static class QuestionBank
{
    public static ImmutableArray<Question> All { get; } =
    [
        .. Items('I', Level.Individual, "BEL REL RSP EMY EMP REC TAN ASR BEL- FUN CUL SELF"),
        .. Items('M', Level.Manager, "LIS LIS REL EMY EMP REC COM RSP ASR- BEL FUN ASR"),
        .. Items('O', Level.Organization, "BEL LIS REL RSP EMY ASR TAN COM EMP REC CUL- CUL"),
        new() { Item = RecommendHere, Kind = QuestionKind.Recommend },
        new() { Item = AdvocacyLadder, Kind = QuestionKind.Ladder },
        new() { Item = WhatNext, Kind = QuestionKind.Open },
    ];

    /// <summary>Recommend working here.</summary>
    public const string RecommendHere = "A1";

    /// <summary>The advocacy ladder.</summary>
    public const string AdvocacyLadder = "A2";

    /// <summary>Recommend a team's service: one question for each rated team, made by <see cref="Rating"/>.</summary>
    public const string RecommendTeam = "A3";

    /// <summary>What should change next.</summary>
    public const string WhatNext = "A4";

    private static readonly ImmutableDictionary<string, Question> ByItem = All.ToImmutableDictionary(question => question.Item, StringComparer.Ordinal);

    /// <summary>Null when the bank has no such item.</summary>
    public static Question? Find(string item) => ByItem.GetValueOrDefault(item);

    /// <summary>A3 for one team.</summary>
    public static Question Rating(string team) => new() { Item = $"{RecommendTeam}:{team}", Kind = QuestionKind.Recommend, RatedTeam = team };

    /// <summary>The twelve items of a level, in the bank's order.</summary>
    public static ImmutableArray<Question> Of(Level level) => [.. All.Where(question => question.Level == level)];

    // One abbreviation an item, a minus behind those that are reverse-scored.
    private static IEnumerable<Question> Items(char letter, Level level, string dimensions) =>
        dimensions.Split(' ').Select((code, index) => new Question
        {
            Item = $"{letter}{index + 1}",
            Kind = QuestionKind.Agree,
            IsReversed = code.EndsWith('-'),
            Level = level,
            Dimension = DimensionOf(code.TrimEnd('-')),
        });

    private static Dimension DimensionOf(string code) => code switch
    {
        "REL" => Dimension.Reliability,
        "RSP" => Dimension.Responsiveness,
        "ASR" => Dimension.Assurance,
        "EMY" => Dimension.Empathy,
        "TAN" => Dimension.Tangibles,
        "EMP" => Dimension.Empowerment,
        "LIS" => Dimension.Listening,
        "COM" => Dimension.Communication,
        "REC" => Dimension.Recognition,
        "BEL" => Dimension.Beliefs,
        "FUN" => Dimension.Fun,
        "CUL" => Dimension.Culture,
        "SELF" => Dimension.Self,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "This dimension is not known."),
    };
}
