using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CultureBot.Pulse;

/// <summary>
/// One thing that is asked. A window keeps its questions as they were at the launch, so that nothing read later depends on
/// what was changed since.
/// </summary>
public sealed record Question
{
    /// <summary>The item's code: that of the bank (<c>I1</c> … <c>O12</c>, <c>A1</c> … <c>A4</c>), or <c>own:</c> and a code of this survey.</summary>
    public required string Item { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required QuestionKind Kind { get; init; }

    /// <summary>Agreeing is the unwelcome answer: x is counted as 6 − x. Only for <see cref="QuestionKind.Agree"/>.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Null for anchors and for questions that belong to none.</summary>
    public Dimension? Dimension { get; init; }

    /// <summary>Whom it is about; null for anchors and questions that belong to none.</summary>
    public Level? Level { get; init; }

    /// <summary>Its words by language (BCP 47, lower case); empty for an item of the bank, whose words are in the phrasebook.</summary>
    public ImmutableSortedDictionary<string, QuestionText> Texts { get; init; } =
        ImmutableSortedDictionary<string, QuestionText>.Empty;

    /// <summary>
    /// The team whose service is rated (A3), whose name then stands in the item's code, too; empty for other questions. Such an
    /// answer is sealed in a ballot of its own, without the respondent's group, and published as one figure a team.
    /// </summary>
    public string RatedTeam { get; init; } = "";

    /// <summary>
    /// The one group whose people are asked, those of all groups below it among them, as the snapshot names it; null when everybody is.
    /// Such a question is published for this group alone: any other group's figure would be about the same people.
    /// </summary>
    public string? OnlyGroup { get; init; }

    /// <summary>How many options a choice has; 0 for other kinds.</summary>
    public int OptionCount { get; init; }
}

/// <param name="Words">What is asked.</param>
/// <param name="Options">The options of a choice, in order; empty for other kinds.</param>
public sealed record QuestionText(string Words, ImmutableArray<string> Options);

public enum QuestionKind
{
    /// <summary>1 (strongly disagree) to 5 (strongly agree).</summary>
    Agree,

    /// <summary>0 (not at all likely) to 10.</summary>
    Recommend,

    /// <summary>The advocacy ladder: 1 looking elsewhere, 2 putting up with it, 3 satisfied, 4 would choose it again, 5 tells others to join.</summary>
    Ladder,

    /// <summary>One of 2 to 7 options, numbered from 0.</summary>
    Choice,

    /// <summary>Words.</summary>
    Open,
}

/// <summary>The three levels that are always looked at side by side.</summary>
public enum Level
{
    Individual,
    Manager,
    Organization,
}

/// <summary>What an item is about (methodology §2).</summary>
public enum Dimension
{
    Reliability,
    Responsiveness,
    Assurance,
    Empathy,
    Tangibles,
    Empowerment,
    Listening,
    Communication,
    Recognition,
    Beliefs,
    Fun,
    Culture,
    Self,
}
