namespace CultureBot.People.Directory;

/// <summary>Finds people who, by way of their managers, manage themselves.</summary>
internal static class ManagerLoops
{
    /// <summary>
    /// Every loop once, beginning with its least number, in the order of those. Somebody who manages themselves is a loop of one.
    /// </summary>
    /// <param name="managers">By person, the number of their manager; -1 for none.</param>
    public static List<List<int>> Find(IReadOnlyList<int> managers)
    {
        var loops = new List<List<int>>();
        var walks = new int[managers.Count];
        for (var start = 0; start < managers.Count; start++)
        {
            var at = start;
            for (; at >= 0 && walks[at] == 0; at = managers[at]) walks[at] = start + 1;
            if (at < 0 || walks[at] != start + 1) continue;

            var loop = new List<int> { at };
            for (var next = managers[at]; next != at; next = managers[next]) loop.Add(next);
            var least = loop.IndexOf(loop.Min());
            loops.Add([.. loop[least..], .. loop[..least]]);
        }

        return [.. loops.OrderBy(loop => loop[0])];
    }
}
