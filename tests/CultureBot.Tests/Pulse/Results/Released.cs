using System.Collections.Immutable;
using CultureBot.Pulse;
using NodaTime;

namespace CultureBot.Tests.Pulse.Results;

/// <summary>Ledgers by hand, for what is worked out from them.</summary>
internal static class Released
{
    public static readonly Question I1 = QuestionBank.Find("I1")!;
    public static readonly Question I2 = QuestionBank.Find("I2")!;
    public static readonly Question M2 = QuestionBank.Find("M2")!;
    public static readonly Question O3 = QuestionBank.Find("O3")!;
    public static readonly Question Recommend = QuestionBank.Find(QuestionBank.RecommendHere)!;
    public static readonly Question Ladder = QuestionBank.Find(QuestionBank.AdvocacyLadder)!;

    public static Ledger Of(ImmutableArray<Question> questions, params ImmutableArray<ReleasedGroup> groups) => new()
    {
        Window = new()
        {
            Id = new(new Guid("01930000-0000-7000-8000-000000000002")), SurveyId = new(Guid.Empty), Number = 2, State = WindowState.Closed, Questions = questions,
            Promise = new(), PublicKey = [], BallotSize = 0, Waves = 1, LaunchedAt = Instant.FromUtc(2026, 3, 2, 9, 0),
        },
        Groups = [.. groups.Select((group, position) => group.Group with { Position = position })],
        Figures = [.. groups.SelectMany(group => group.Figures.Select(figure => figure with { GroupId = group.Group.GroupId }))],
        Choices = [],
        Comments = [],
    };

    /// <summary>As it is reported, without a window before.</summary>
    public static PulseReport Report(ImmutableArray<Question> questions, params ImmutableArray<ReleasedGroup> groups) =>
        MakeReport.Of("Spring", Of(questions, groups), before: null);

    public static ReleasedGroup Company(params ImmutableArray<PublishedFigure> figures) =>
        new(new() { GroupId = WindowGroup.Company, Kind = PublishedGroupKind.Company, Name = "" }, figures);

    /// <summary>A group right below the company, unless it says otherwise.</summary>
    public static ReleasedGroup Team(string name, params ImmutableArray<PublishedFigure> figures) =>
        new(new() { GroupId = name, ParentId = WindowGroup.Company, Kind = PublishedGroupKind.Tree, Name = name }, figures);

    public static PublishedFigure Fives(Question question, int fives, int n) => new() { Item = question.Item, GroupId = "", N = n, Fives = fives };

    /// <summary>With bands, as of Recommend and of the ladder.</summary>
    public static PublishedFigure Bands(Question question, int high, int middle, int low) =>
        new() { Item = question.Item, GroupId = "", N = high + middle + low, High = high, Middle = middle, Low = low };
}

/// <param name="Group">A group of which something is published.</param>
/// <param name="Figures">What is.</param>
internal sealed record ReleasedGroup(PublishedGroup Group, ImmutableArray<PublishedFigure> Figures)
{
    public ReleasedGroup Below(string parent) => this with { Group = Group with { ParentId = parent } };

    public ReleasedGroup As(PublishedGroupKind kind) => this with { Group = Group with { Kind = kind, ParentId = null } };

    public ReleasedGroup Asked(int invited, int answered) => this with { Group = Group with { Invited = invited, Answered = answered } };

    public ReleasedGroup Moved(int? joined, int? departed) => this with { Group = Group with { Joined = joined, Departed = departed } };
}
