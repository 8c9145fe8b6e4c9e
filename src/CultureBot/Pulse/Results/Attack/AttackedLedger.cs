using System.Collections.Immutable;
using CultureBot.Privacy;
using CultureBot.Privacy.Attack;

namespace CultureBot.Pulse;

/// <summary>A window's ledger as one attacks it: every published number with how many people it must be about.</summary>
internal sealed class AttackedLedger
{
    /// <summary>Participation is admitted like a question of its own.</summary>
    private const string Participation = "participation";

    private readonly Dictionary<string, PublishedGroup> _groups;

    /// <param name="ledger">What was published.</param>
    /// <param name="before">The promise of the survey's window before; null when there is none.</param>
    public AttackedLedger(Ledger ledger, Promise? before)
    {
        _groups = ledger.Groups.ToDictionary(group => group.GroupId, StringComparer.Ordinal);
        var promise = ledger.Window.Promise;
        var answered = ledger.Groups.Where(group => group.Answered is not null).Select(group => new PublishedFigure { Item = Participation, GroupId = group.GroupId, N = group.Answered!.Value });
        Figures =
        [
            .. Tier(ledger.Figures.Where(figure => !NeedsMany(ledger.Window, figure)).Concat(answered), promise.ForFives, _ => default),
            .. Tier(ledger.Figures.Where(figure => figure.High is not null || NeedsMany(ledger.Window, figure)), promise.ForBands, figure => ledger.Window.Find(figure.Item)!),
        ];
        Trends =
        [
            .. ledger.Groups.Where(group => group is { Joined: not null, Departed: not null })
                .Select(group => new LedgerTrend(Math.Max(promise.ForFives, before?.ForFives ?? 0), group.Joined!.Value, group.Departed!.Value)),
        ];
    }

    public ImmutableArray<LedgerFigure> Figures { get; }

    public ImmutableArray<LedgerTrend> Trends { get; }

    /// <summary>Comments and ratings of teams have no first tier.</summary>
    private static bool NeedsMany(Window window, PublishedFigure figure) =>
        window.Find(figure.Item) is { Kind: QuestionKind.Open } or { RatedTeam.Length: > 0 };

    private IEnumerable<LedgerFigure> Tier(IEnumerable<PublishedFigure> figures, int k, Func<PublishedFigure, Question?> bandsOf)
    {
        var all = figures.ToList();
        var shown = all.Select(figure => (figure.Item, figure.GroupId)).ToHashSet();
        return all.Select(figure => new LedgerFigure(figure.Item, k, figure.GroupId, Above(figure, shown), figure.N)
        {
            IsValue = _groups[figure.GroupId].Kind == PublishedGroupKind.Attribute,
            Bands = bandsOf(figure) is not null && figure is { High: { } high, Middle: { } middle, Low: { } low } ? new Bands(high, middle, low) : null,
            Cap = bandsOf(figure) is { } question ? ReleaseScale.CapOf(question) : default,
        });
    }

    /// <summary>A question may be hidden in a group that another one is shown in, so the nearest one above is found for each.</summary>
    private string? Above(PublishedFigure figure, HashSet<(string Item, string GroupId)> shown)
    {
        var above = _groups[figure.GroupId].ParentId;
        while (above is not null && !shown.Contains((figure.Item, above))) above = _groups[above].ParentId;
        return above;
    }
}
