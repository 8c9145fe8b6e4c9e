namespace CultureBot.Kudos;

/// <summary>Configuration under <c>Kudos:</c>.</summary>
public sealed class KudosOptions
{
    private static readonly string[] DefaultValues = ["ownership", "teamwork", "care", "craft", "learning", "candor"];

    /// <summary>Tags of the company's values: behaviours, not traits (methodology §5). Without '#'; lower case.</summary>
    public IList<string> Values { get; init; } = [];

    internal IReadOnlyList<string> Tags =>
        [.. (Values.Count > 0 ? Values : DefaultValues).Select(v => v.Trim().TrimStart('#').ToLowerInvariant()).Where(v => v.Length > 0)];
}
