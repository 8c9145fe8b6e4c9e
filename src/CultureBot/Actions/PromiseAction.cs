using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>A team is answered: it will be done, it is done, or it will not be and why.</summary>
public sealed record PromiseAction
{
    public required Account By { get; init; }

    public required Team Team { get; init; }

    public required string Item { get; init; }

    public required string Said { get; init; }

    public required ActionAnswer Answer { get; init; }

    public string What { get; init; } = "";

    public string Why { get; init; } = "";

    /// <summary>Who sees to it.</summary>
    public required Account Owner { get; init; }

    public LocalDate? DueOn { get; init; }

    /// <summary>Equal for two deliveries: the second changes nothing.</summary>
    public required string RequestKey { get; init; }
}

/// <param name="Refusals">Everything that speaks against it; empty when it is kept.</param>
/// <param name="Action">What is kept.</param>
public sealed record PromiseActionResult(ImmutableArray<PromiseRefusal> Refusals, TeamAction? Action);

public enum PromiseRefusal
{
    /// <summary>Only the team's manager and HR answer for it.</summary>
    NotYours,

    /// <summary>The team, or this question of it, is not released or not out yet.</summary>
    NotReleased,

    /// <summary>Two promises of this team are open already.</summary>
    TooMany,

    NoSaid,
    NoWhat,
    NoWhy,
    TooLong,

    /// <summary>The owner has left, or is no person here.</summary>
    Owner,

    NoDue,
    PastDue,
}

/// <summary>Keeps an answer to a team; at most two promises of a team and window are open at a time (methodology §6).</summary>
internal sealed class PromiseActionHandler(
    Database database, IReleasedFigures figures, ActionRights rights, ActionNews news, OutboxSignal outbox, TimeProvider clock)
{
    /// <summary>Of each of the texts, in Unicode code points.</summary>
    public const int MostCharacters = 1000;

    public const int MostOpen = 2;

    public async Task<PromiseActionResult> HandleAsync(PromiseAction request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var wrong = Check(request, now);
        var result = await database.WriteAsync(KeepAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;

        async Task<PromiseActionResult> KeepAsync(SqlSession sql)
        {
            if (await ActionsStore.FindByRequestAsync(sql, request.RequestKey) is { } before) return new([], before);
            if (!await rights.MayDecideAsync(sql, request.By, request.Team)) return new([PromiseRefusal.NotYours], null);
            if (await FindGroupAsync(sql, request, now) is not { } group) return new([PromiseRefusal.NotReleased], null);
            if (!wrong.IsEmpty) return new(wrong, null);

            // Of two promises at once the second one counts the first.
            await OutboxStore.LockSubjectAsync(sql, request.Team.Subject);
            if (request.Answer == ActionAnswer.Will
                && (await ActionsStore.ListAsync(sql, request.Team)).Count(action => action.State == ActionState.Open) >= MostOpen)
                return new([PromiseRefusal.TooMany], null);

            var action = Make(request, group, now);
            if (!await ActionsStore.AddAsync(sql, action, request.RequestKey)) return new([], await ActionsStore.FindByRequestAsync(sql, request.RequestKey));
            await news.TellAsync(sql, action, request.By.Id, ActionNews.Promised, now);
            await ActionNews.TellOwnerAsync(sql, action, request.Owner, request.By, now);
            return new([], action);
        }
    }

    private async Task<ReleasedGroup?> FindGroupAsync(SqlSession sql, PromiseAction request, Instant now)
    {
        if (await figures.FindAsync(sql, request.Team.Window) is not { } window || !window.IsPublished(now)) return null;
        var released = await figures.ListFiguresAsync(sql, window.Id, request.Item);
        return released.Any(figure => figure.GroupId == request.Team.GroupId)
            ? await figures.FindGroupAsync(sql, window.Id, request.Team.GroupId)
            : null;
    }

    private static ImmutableArray<PromiseRefusal> Check(PromiseAction request, Instant now)
    {
        var wrong = ImmutableArray.CreateBuilder<PromiseRefusal>();
        if (request.Said.Length == 0) wrong.Add(PromiseRefusal.NoSaid);
        if (request.What.Length == 0 && request.Answer != ActionAnswer.Wont) wrong.Add(PromiseRefusal.NoWhat);
        if (request.Why.Length == 0 && request.Answer == ActionAnswer.Wont) wrong.Add(PromiseRefusal.NoWhy);
        if (new[] { request.Said, request.What, request.Why }.Any(text => text.EnumerateRunes().Count() > MostCharacters)) wrong.Add(PromiseRefusal.TooLong);
        if (!IsOwner(request.Owner)) wrong.Add(PromiseRefusal.Owner);
        if (request.Answer == ActionAnswer.Will)
        {
            if (request.DueOn is not { } due) wrong.Add(PromiseRefusal.NoDue);
            else if (due < OwnDay.Of(request.By, now)) wrong.Add(PromiseRefusal.PastDue);
        }

        return wrong.ToImmutable();
    }

    internal static bool IsOwner(Account account) => account is { IsActive: true, Kind: AccountKind.Member or AccountKind.Guest };

    private static TeamAction Make(PromiseAction request, ReleasedGroup group, Instant now) => new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        Team = request.Team,
        TeamName = group.Name,
        Item = request.Item,
        Said = request.Said,
        Answer = request.Answer,
        What = request.What,
        Why = request.Answer == ActionAnswer.Wont ? request.Why : "",
        OwnerId = request.Owner.Id,
        DueOn = request.Answer == ActionAnswer.Will ? request.DueOn : null,
        State = request.Answer switch
        {
            ActionAnswer.Will => ActionState.Open,
            ActionAnswer.Did => ActionState.Done,
            _ => ActionState.Declined,
        },
        CreatedBy = request.By.Id,
        CreatedAt = now,
        ChangedAt = now,
        DoneAt = request.Answer == ActionAnswer.Did ? now : null,
        DeclinedAt = request.Answer == ActionAnswer.Wont ? now : null,
    };
}
