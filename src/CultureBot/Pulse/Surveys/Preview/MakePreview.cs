using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Computes a preview from who would be asked. Pure.</summary>
internal static class MakePreview
{
    private const int MostBuckets = 4;

    /// <param name="people">Who would be asked.</param>
    /// <param name="groups">The tree, a parent before its children.</param>
    /// <param name="promise">How many answers a group needs.</param>
    /// <param name="sendings">The first three.</param>
    /// <param name="zone">The organization's.</param>
    public static SurveyPreview Of(
        IReadOnlyCollection<PreviewPerson> people,
        IReadOnlyList<WindowGroup> groups,
        Promise promise,
        ImmutableArray<Instant> sendings,
        DateTimeZone zone)
    {
        var lately = new int[MostBuckets];
        foreach (var person in people) lately[Math.Min(person.AskedLately, MostBuckets - 1)]++;
        var sizes = Sizes(people, groups, promise);
        return new()
        {
            People = people.Count,
            Languages =
            [
                .. people.CountBy(person => person.Language, StringComparer.Ordinal)
                    .OrderByDescending(language => language.Value).ThenBy(language => language.Key, StringComparer.Ordinal)
                    .Select(language => (language.Key, language.Value)),
            ],
            Sendings = sendings,
            ByHour =
            [
                .. people.Where(person => person.FirstOpening is not null)
                    .CountBy(person => person.FirstOpening!.Value.InZone(zone).Hour)
                    .OrderBy(hour => hour.Key)
                    .Select(hour => (hour.Key, hour.Value)),
            ],
            AskedLately = [.. lately],
            NeverFives = [.. sizes.Where(group => group.Size < promise.ForFives).Select(group => group.Name)],
            NeverBands = [.. sizes.Where(group => group.Size >= promise.ForFives && group.Size < promise.ForBands).Select(group => group.Name)],
            CanShow = sizes.Count(group => group.Size >= promise.ForFives),
        };
    }

    /// <summary>The people of each group and below it, and of each value of the attribute; the company aside, and groups with nobody.</summary>
    private static List<(string Name, int Size)> Sizes(
        IReadOnlyCollection<PreviewPerson> people, IReadOnlyList<WindowGroup> groups, Promise promise)
    {
        if (promise.IsCompanyOnly) return [];
        var sizes = groups.ToDictionary(group => group.GroupId, _ => 0, StringComparer.Ordinal);
        foreach (var (group, count) in people.CountBy(person => person.GroupId, StringComparer.Ordinal)) sizes[group] = sizes.GetValueOrDefault(group) + count;
        foreach (var group in groups.Reverse())
        {
            if (group.ParentId is { } parent) sizes[parent] += sizes[group.GroupId];
        }

        var values = people.Where(person => person.AttributeValue.Length > 0).CountBy(person => person.AttributeValue, StringComparer.Ordinal);
        return
        [
            .. groups.Where(group => group.ParentId is not null && sizes[group.GroupId] > 0).Select(group => (group.Name, sizes[group.GroupId])),
            .. values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => (value.Key, value.Value)),
        ];
    }
}
