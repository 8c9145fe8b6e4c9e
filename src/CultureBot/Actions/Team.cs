namespace CultureBot.Actions;

/// <summary>A released group in one window: what is asked of its manager, and at most two promises.</summary>
public readonly record struct Team(ReleasedWindowId Window, string GroupId)
{
    private const string Prefix = "team-results:";
    private const int IdLength = 36;

    /// <summary>The outbox subject of what its manager is asked; buttons carry it, too.</summary>
    public string Subject => $"{Prefix}{Window.Value:D}:{GroupId}";

    /// <summary>The team that <see cref="Subject"/> was made from; null when it is none.</summary>
    public static Team? Find(string subject)
    {
        if (!subject.StartsWith(Prefix, StringComparison.Ordinal) || subject.Length < Prefix.Length + IdLength + 2) return null;
        var rest = subject.AsSpan(Prefix.Length);
        return rest[IdLength] == ':' && Guid.TryParseExact(rest[..IdLength], "D", out var window)
            ? new Team(new(window), rest[(IdLength + 1)..].ToString())
            : null;
    }
}
