namespace CultureBot.Pulse;

/// <summary>Reads the subjects of messages about results.</summary>
internal static class ResultsSubjects
{
    private const string Prefix = "window-results:";

    /// <summary>The window that <see cref="WindowId.ResultsSubject"/> was made from; null for anything else.</summary>
    public static WindowId? Find(string subject) =>
        subject.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(subject.AsSpan(Prefix.Length), "D", out var id) ? new(id) : null;
}
