using System.Collections.Immutable;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Reading;

/// <summary>Somebody in the chart.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">As in <see cref="OrgPerson.Name"/>.</param>
/// <param name="Team">Empty when HR does not say.</param>
/// <param name="Below">How many people report to them, or to whoever does.</param>
public sealed record ChartPerson(PersonId Id, string Name, string Team, int Below);

/// <summary>One level of the chart.</summary>
public sealed record ChartLevel
{
    public const int Size = 100;

    /// <summary>Whose people these are; null at the top, where those stand who have no manager.</summary>
    public ChartPerson? Head { get; init; }

    /// <summary>From the top down to the head's manager.</summary>
    public ImmutableArray<ChartPerson> Above { get; init; } = [];

    /// <summary>Those with the most people below first, then by name.</summary>
    public required ImmutableArray<ChartPerson> People { get; init; }

    /// <summary>Those below each of them who has some, the same way, a few at most.</summary>
    public required ImmutableDictionary<PersonId, ImmutableArray<ChartPerson>> Next { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required int Last { get; init; }

    /// <summary>Everybody of the organization.</summary>
    public required int Total { get; init; }

    public required Instant MadeAt { get; init; }
}

/// <summary>Shows who reports to whom, a level at a time.</summary>
public sealed class ReadChart(OrgChart chart, TimeProvider time)
{
    private const int MostNext = 20;

    /// <summary>A hundred thousand people are read in a second or two: whoever goes from level to level waits for it once.</summary>
    private static readonly Duration KeptFor = Duration.FromMinutes(1);

    private Reading? _last;

    /// <param name="head">Whose people; null for the top.</param>
    /// <param name="page">From 1; the last one when there are not so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when there is nobody of that id in the organization.</returns>
    public async Task<ChartLevel?> HandleAsync(PersonId? head, int page, CancellationToken cancellationToken)
    {
        var (organization, at) = await ReadAsync(cancellationToken);
        var groups = organization.Groups.Where(group => group.ManagerId is not null).ToDictionary(group => group.ManagerId!.Value);
        if (head is { } person && !organization.People.ContainsKey(person)) return null;
        var own = head is { } manager ? groups.TryGetValue(manager, out var group) ? group.Own : [] : organization[OrgGroup.CompanyId].Own;
        var all = InOrder(own);
        var last = Math.Max(1, (all.Length + ChartLevel.Size - 1) / ChartLevel.Size);
        var number = Math.Clamp(page, 1, last);
        ImmutableArray<ChartPerson> people = [.. all.Skip((number - 1) * ChartLevel.Size).Take(ChartLevel.Size)];
        return new()
        {
            Head = head is { } id ? Of(id) : null,
            Above = head is { } below ? [.. AboveOf(organization, below).Select(Of).Reverse()] : [],
            People = people,
            Next = people.Where(one => one.Below > 0).ToImmutableDictionary(one => one.Id, one => InOrder(groups[one.Id].Own)[..Math.Min(MostNext, groups[one.Id].Own.Length)]),
            Number = number,
            Last = last,
            Total = organization.People.Count,
            MadeAt = at,
        };

        ChartPerson Of(PersonId one) => new(
            one, organization.People[one].Name, organization.People[one].Attributes.GetValueOrDefault(DirectoryFields.Team, ""), groups.TryGetValue(one, out var led) ? led.Size : 0);

        ImmutableArray<ChartPerson> InOrder(ImmutableArray<PersonId> some) =>
            [.. some.Select(Of).OrderByDescending(one => one.Below).ThenBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(one => one.Id.Value)];
    }

    private static IEnumerable<PersonId> AboveOf(Organization organization, PersonId person)
    {
        while (organization.People[person].ManagerId is { } manager) yield return person = manager;
    }

    private async Task<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        return _last is { } kept && kept.At + KeptFor > now ? kept : _last = new(await chart.ReadAsync(cancellationToken), now);
    }

    private sealed record Reading(Organization Organization, Instant At);
}
