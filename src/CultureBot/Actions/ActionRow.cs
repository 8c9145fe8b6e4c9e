using CultureBot.People;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>An action as its row holds it.</summary>
internal sealed record ActionRow
{
    public required ActionId Id { get; init; }

    public required ReleasedWindowId WindowId { get; init; }

    public required string GroupId { get; init; }

    public required string GroupName { get; init; }

    public required string Item { get; init; }

    public required string Said { get; init; }

    public required string Answer { get; init; }

    public required string What { get; init; }

    public required string Why { get; init; }

    public required AccountId OwnerId { get; init; }

    public LocalDate? DueOn { get; init; }

    public required string State { get; init; }

    public required AccountId CreatedBy { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ChangedAt { get; init; }

    public Instant? DoneAt { get; init; }

    public Instant? DeclinedAt { get; init; }

    public ReleasedWindowId? ComparedWindowId { get; init; }

    public string? Verdict { get; init; }

    public double? Effect { get; init; }

    public double? EffectLow { get; init; }

    public double? EffectHigh { get; init; }

    public ReleasedWindowId? AskedWindowId { get; init; }

    public int? AskedFives { get; init; }

    public int? AskedN { get; init; }

    public TeamAction ToAction() => new()
    {
        Id = Id,
        Team = new(WindowId, GroupId),
        TeamName = GroupName,
        Item = Item,
        Said = Said,
        Answer = Enum.Parse<ActionAnswer>(Answer),
        What = What,
        Why = Why,
        OwnerId = OwnerId,
        DueOn = DueOn,
        State = Enum.Parse<ActionState>(State),
        CreatedBy = CreatedBy,
        CreatedAt = CreatedAt,
        ChangedAt = ChangedAt,
        DoneAt = DoneAt,
        DeclinedAt = DeclinedAt,
        AskedAgain = AskedWindowId is { } asked ? new(asked, AskedFives ?? 0, AskedN ?? 0) : null,
        Effect = ComparedWindowId is not { } window || Verdict is null ? null : new()
        {
            ComparedWith = window,
            Verdict = Enum.Parse<ActionVerdict>(Verdict),
            Value = Effect,
            Low = EffectLow,
            High = EffectHigh,
        },
    };
}
