namespace CultureBot.Pulse;

/// <summary>
/// What is published of a question that one group alone was asked: figures of that group, and of no other. A figure of a group above it
/// would be the same people's under another name, and for groups below it and values there would be more to subtract.
/// </summary>
internal static class ReleaseFollowUp
{
    /// <param name="item">A question with <see cref="Question.OnlyGroup"/>.</param>
    /// <param name="promise">How many answers it takes.</param>
    /// <param name="participation">Whose participation is published.</param>
    public static IEnumerable<PublishedFigure> Figures(ItemTally item, Promise promise, IReadOnlyDictionary<string, Turnout> participation)
    {
        var group = item.Question.OnlyGroup!;
        // Its number of answers says how many of the group answered: where that is hidden, so that nobody beside it is known by it, this is, too.
        return participation.ContainsKey(group) ? ReleaseScale.Figures(item.InOneGroup(), CountedPeople.OfOne(group), promise) : [];
    }
}
