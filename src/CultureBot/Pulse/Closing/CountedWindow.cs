using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>A window on its way through its close: what is read before it is counted, and what is written after.</summary>
internal sealed record CountedWindow
{
    private const int MembersAtOnce = 5000;

    public required Window Window { get; init; }

    public required byte[] WrappedKey { get; init; }

    public required IReadOnlyList<WindowGroup> Groups { get; init; }

    /// <summary>That somebody of the snapshot has.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    public required IReadOnlyList<CountedParticipation> Participation { get; init; }

    /// <summary>The snapshot, in the order of persons.</summary>
    public required IReadOnlyList<WindowMember> Members { get; init; }

    /// <summary>The survey's window before; null when there is none.</summary>
    public WindowBefore? Before { get; init; }

    public Ledger Ledger { get; private init; } = null!;

    public ImmutableArray<GroupFingerprint> Fingerprints { get; private init; } = [];

    /// <summary>Who asked for the close.</summary>
    public AccountId? By { get; private init; }

    /// <summary>Everybody who was asked, and who of them answered.</summary>
    public (int Invited, int Answered) Total => ((int)Participation.Sum(row => row.Invited), (int)Participation.Sum(row => row.Answered));

    /// <summary>Null when it is not closing any more.</summary>
    public static async Task<CountedWindow?> ReadAsync(SqlSession sql, WindowId id)
    {
        if (await WindowsStore.FindAsync(sql, id) is not { State: WindowState.Closing } window) return null;
        return new()
        {
            Window = window,
            WrappedKey = (await WindowsStore.FindPrivateKeyAsync(sql, id))!,
            Groups = await SnapshotStore.ListGroupsAsync(sql, id),
            Values = await ClosingStore.ListValuesAsync(sql, id),
            Participation = await ClosingStore.CountParticipationAsync(sql, id),
            Members = await MembersAsync(sql, id),
            Before = await WindowBefore.ReadAsync(sql, window),
        };
    }

    /// <summary>What is to be written, with who came and went where that is shown.</summary>
    public CountedWindow With(
        AccountId? by, Ledger ledger, ImmutableArray<GroupFingerprint> fingerprints, IReadOnlyDictionary<string, Movement> trends)
    {
        var groups = ledger.Groups.Select(group => trends.TryGetValue(group.GroupId, out var movement)
            ? group with { Joined = movement.Joined, Departed = movement.Left }
            : group);
        return this with { By = by, Fingerprints = fingerprints, Ledger = ledger with { Groups = [.. groups] } };
    }

    private static async Task<IReadOnlyList<WindowMember>> MembersAsync(SqlSession sql, WindowId id)
    {
        var all = new List<WindowMember>();
        do
        {
            var some = await SnapshotStore.ListMembersAfterAsync(sql, id, all.Count > 0 ? all[^1].PersonId : null, MembersAtOnce);
            all.AddRange(some);
            if (some.Count < MembersAtOnce) return all;
        }
        while (true);
    }
}
