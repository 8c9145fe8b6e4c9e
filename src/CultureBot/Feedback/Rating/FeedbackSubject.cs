namespace CultureBot.Feedback;

/// <summary>Feedback that somebody knows of: a rating or a barrier, with a name or passed on without one. The outbox knows messages about it by its text.</summary>
/// <param name="Id">The rating's or the barrier's.</param>
/// <param name="IsRelay">It has no name.</param>
/// <param name="IsBarrier">It says what stopped somebody, and is no rating.</param>
public readonly record struct FeedbackSubject(Guid Id, bool IsRelay, bool IsBarrier = false)
{
    private static readonly (string Prefix, bool IsRelay, bool IsBarrier)[] Kinds =
        [("feedback:", false, false), ("relay:", true, false), ("barrier:", false, true), ("relayed-barrier:", true, true)];

    public string Text
    {
        get
        {
            var (isRelay, isBarrier) = (IsRelay, IsBarrier);
            return Kinds.Single(kind => kind.IsRelay == isRelay && kind.IsBarrier == isBarrier).Prefix + Id.ToString("D");
        }
    }

    /// <summary>Reads an outbox subject or a button's value back; null when it is none.</summary>
    public static FeedbackSubject? Find(string text)
    {
        foreach (var (prefix, isRelay, isBarrier) in Kinds)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(prefix.Length), "D", out var id)) return new(id, isRelay, isBarrier);
        }

        return null;
    }
}
