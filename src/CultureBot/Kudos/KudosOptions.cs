namespace CultureBot.Kudos;

/// <summary>Configuration under <c>Kudos:</c>.</summary>
public sealed class KudosOptions
{
    private static readonly string[] DefaultValues = ["ownership", "teamwork", "care", "craft", "learning", "candor"];

    /// <summary>
    /// Tags of the company's values: behaviours, not traits (methodology §5). Without '#'; lower case. The first ones: from the first change on
    /// the page of values on, <see cref="CompanyValues"/> has them from there.
    /// </summary>
    public IList<string> Values { get; init; } = [];

    /// <summary>The emoji that thanks the author of the message it is put on, by its name in chat; colons are forgiven.</summary>
    public string Reaction { get; init; } = "raised_hands";

    internal string ReactionName => Reaction.Trim().Trim(':');

    internal IReadOnlyList<string> Tags =>
        [.. (Values.Count > 0 ? Values : DefaultValues).Select(v => v.Trim().TrimStart('#').ToLowerInvariant()).Where(v => v.Length > 0)];
}
