using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>What a survey would do, before anything is sent.</summary>
internal sealed record SurveyPreview
{
    /// <summary>How many people would be asked; with a sample, that many.</summary>
    public required int People { get; init; }

    /// <summary>How many read each language (BCP 47), the most read first.</summary>
    public required ImmutableArray<(string Language, int People)> Languages { get; init; }

    /// <summary>The first three sendings.</summary>
    public required ImmutableArray<Instant> Sendings { get; init; }

    /// <summary>Of the first sending, how many messages go out within each hour of the organization's day: in their own working hours.</summary>
    public required ImmutableArray<(int Hour, int People)> ByHour { get; init; }

    /// <summary>How many people were asked by surveys on no day of the last thirty, on one, on two, and on three or more.</summary>
    public required ImmutableArray<int> AskedLately { get; init; }

    /// <summary>Groups that can never show Fives, since they have too few people even if everybody answers; by name.</summary>
    public required ImmutableArray<string> NeverFives { get; init; }

    /// <summary>Groups that can show Fives and never bands.</summary>
    public required ImmutableArray<string> NeverBands { get; init; }

    /// <summary>How many groups can show Fives when enough people answer.</summary>
    public required int CanShow { get; init; }

    /// <summary>What the next window would ask of single groups as of now, with the group's name, which is empty for the company.</summary>
    public ImmutableArray<(string Group, Question Question)> FollowUps { get; init; } = [];
}

/// <param name="Language">What they read (BCP 47).</param>
/// <param name="FirstOpening">When the first sending reaches them: in their own working hours.</param>
/// <param name="AskedLately">On how many days of the last thirty a survey asked them.</param>
/// <param name="GroupId">The group they report into.</param>
/// <param name="AttributeValue">Their value of the published attribute; empty when there is none.</param>
internal readonly record struct PreviewPerson(string Language, Instant? FirstOpening, int AskedLately, string GroupId, string AttributeValue);
