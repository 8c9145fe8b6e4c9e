namespace CultureBot.Actions;

/// <summary>What a button that opens the form carries: the team, and perhaps the question.</summary>
/// <param name="Team">Who is answered.</param>
/// <param name="Item">Empty: it is chosen in the form.</param>
internal readonly record struct PromiseValue(Team Team, string Item)
{
    private const char Between = '|';

    public override string ToString() => Item + Between + Team.Subject;

    /// <summary>Null when no button of ours carries this.</summary>
    public static PromiseValue? Find(string text)
    {
        var end = text.IndexOf(Between, StringComparison.Ordinal);
        return end >= 0 && Team.Find(text[(end + 1)..]) is { } team ? new PromiseValue(team, text[..end]) : null;
    }
}
