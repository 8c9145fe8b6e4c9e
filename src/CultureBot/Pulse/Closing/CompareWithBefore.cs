using System.Collections.Immutable;
using CultureBot.Privacy;

namespace CultureBot.Pulse;

/// <summary>
/// Finds out who came and went since the survey's window before, and which groups' trends may be shown because of it (methodology §4).
/// The snapshot of that window is gone. So the directory is asked who was where on the day of its launch, and believed of a
/// group only when the same people come out whose fingerprint was kept at its close.
/// </summary>
internal sealed class CompareWithBefore(ReadPopulation population)
{
    /// <param name="window">The one that is closing.</param>
    /// <param name="people">How its people are counted.</param>
    /// <param name="fingerprints">Of its published groups.</param>
    /// <param name="key">Of fingerprints.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Joined and left, by the id of each group whose trend is shown.</returns>
    public async Task<IReadOnlyDictionary<string, Movement>> HandleAsync(
        CountedWindow window, CountedPeople people, ImmutableArray<GroupFingerprint> fingerprints, byte[] key, CancellationToken cancellationToken)
    {
        if (window.Before is not { } before) return ImmutableDictionary<string, Movement>.Empty;

        var inBoth = fingerprints.Where(print => before.Fingerprints.ContainsKey(print.GroupId)).ToList();
        var same = inBoth.Where(print => print.IsSameAs(before.Fingerprints[print.GroupId])).Select(print => print.GroupId).ToHashSet(StringComparer.Ordinal);
        // Where nobody came or went there is nothing to ask the directory about.
        var (then, past) = same.Count < inBoth.Count && !before.AsksOnOwnDay ? await ReadAsync(before, cancellationToken) : (people, []);
        var certain = GroupFingerprint.Of(past, then, inBoth.Select(print => print.GroupId).Except(same, StringComparer.Ordinal), key)
            .Where(print => print.IsSameAs(before.Fingerprints[print.GroupId]))
            .Select(print => print.GroupId)
            .ToHashSet(StringComparer.Ordinal);
        var compared = new ComparedWindows(then.Tree, people.Tree, Moves(past, then, window.Members, people))
        {
            Same = same,
            Certain = certain,
            CompanyAtLeast = inBoth.Find(print => print.GroupId == WindowGroup.Company) is { } company
                ? company.AtLeastSince(before.Fingerprints[WindowGroup.Company])
                : null,
        };
        return compared.Trends(Math.Max(window.Window.Promise.ForFives, before.Window.Promise.ForFives));
    }

    private async Task<(CountedPeople Then, ImmutableArray<WindowMember> Past)> ReadAsync(WindowBefore before, CancellationToken cancellationToken)
    {
        var (groups, members) = await population.AtAsync(
            before.Window.LaunchedAt, before.Audience, before.Window.Promise, before.Window.Id, cancellationToken);
        return (CountedPeople.Of(before.Window.Promise, groups, []), members);
    }

    private static IReadOnlyList<Move> Moves(
        ImmutableArray<WindowMember> past, CountedPeople then, IReadOnlyList<WindowMember> present, CountedPeople now)
    {
        var from = past.ToDictionary(member => member.PersonId, member => PlaceOf(then, member));
        var counts = new Dictionary<(int From, int To), int>();
        foreach (var member in present) Count(from.Remove(member.PersonId, out var was) ? was : GroupTree.None, PlaceOf(now, member));
        foreach (var was in from.Values) Count(was, GroupTree.None);
        return [.. counts.Select(move => new Move(move.Key.From, move.Key.To, move.Value))];

        void Count(int was, int @is) => counts[(was, @is)] = counts.GetValueOrDefault((was, @is)) + 1;
    }

    private static int PlaceOf(CountedPeople people, WindowMember member) => people.Find(member.GroupId, "")?.Group ?? GroupTree.None;
}
