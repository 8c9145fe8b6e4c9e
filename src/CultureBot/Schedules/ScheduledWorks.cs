namespace CultureBot.Schedules;

/// <summary>Every registered work by its name.</summary>
internal sealed class ScheduledWorks(IEnumerable<IScheduledWork> works)
{
    private readonly Dictionary<string, IScheduledWork> _byName = works.ToDictionary(work => work.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<IScheduledWork> All => _byName.Values;

    /// <summary>Null when no slice registers it any more.</summary>
    public IScheduledWork? Find(string name) => _byName.GetValueOrDefault(name);
}
