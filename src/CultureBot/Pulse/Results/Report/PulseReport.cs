using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>What the release ledger of a window means, worked out from it alone; the same for every reader.</summary>
public sealed record PulseReport
{
    /// <summary>As it was called when this was read.</summary>
    public required string SurveyName { get; init; }

    public required Ledger Ledger { get; init; }

    /// <summary>One for each published group, in the ledger's order.</summary>
    public required ImmutableArray<GroupReport> Groups { get; init; }

    public required HeatMap Heat { get; init; }

    /// <summary>Empty under thirty published groups of one level of the tree.</summary>
    public required DriversReport Drivers { get; init; }

    /// <summary>Null when too few answered for anything to be shown.</summary>
    public GroupReport? Company => Groups is [{ Group.Kind: PublishedGroupKind.Company } company, ..] ? company : null;

    /// <summary>Null when nothing is published of it.</summary>
    public GroupReport? Find(string groupId) => Groups.FirstOrDefault(group => group.Group.GroupId == groupId);
}

/// <summary>What is known of one published group.</summary>
public sealed record GroupReport
{
    public required PublishedGroup Group { get; init; }

    /// <summary>In the window's order of questions.</summary>
    public required ImmutableArray<FigureReport> Figures { get; init; }

    /// <summary>Individual, manager and organization, as far as something of them is published.</summary>
    public required ImmutableArray<SharedFives<Level>> Levels { get; init; }

    public required ImmutableArray<SharedFives<IcarePart>> Icare { get; init; }

    /// <summary>How people see themselves, and how those see them whom they serve.</summary>
    public required ImmutableArray<PerceptionGap> Gaps { get; init; }

    /// <summary>By question, in the ledger's order.</summary>
    public required ImmutableArray<PublishedComment> Comments { get; init; }

    /// <summary>The share of those asked who answered at least once, 0 to 1; null where participation is not published.</summary>
    public double? Participation => Group is { Invited: > 0 and var invited, Answered: { } answered } ? (double)answered / invited : null;

    /// <summary>So few answered that what the others may think is said first.</summary>
    public bool LeadsWithBounds =>
        Group is { Invited: > 0 and var invited, Answered: { } answered } && Statistics.NonResponse.ComeFirst(answered, invited);

    /// <summary>Fives of agreement from the strongest to the weakest, of what everybody was asked; equals in the order of questions.</summary>
    public IEnumerable<FigureReport> ByStrength =>
        Figures.Where(figure => figure is { Share: not null, Question.OnlyGroup: null }).OrderByDescending(figure => figure.Share);

    /// <summary>What this group alone was asked: whether what was done has helped.</summary>
    public IEnumerable<FigureReport> FollowUps => Figures.Where(figure => figure.Question.OnlyGroup is not null);

    /// <summary>Null when there are no Fives.</summary>
    public FigureReport? Strongest => ByStrength.FirstOrDefault();

    /// <summary>Null when there are not two questions with Fives.</summary>
    public FigureReport? Weakest => ByStrength.Skip(1).LastOrDefault();

    /// <summary>What became clearly higher or lower since the window before.</summary>
    public IEnumerable<FigureReport> Changed => Figures.Where(figure => figure.Change is { Kind: not ChangeKind.NoClearChange });

    /// <summary>Something of it can be compared with the window before.</summary>
    public bool IsCompared => Figures.Any(figure => figure.Change is not null);
}
