using System.Security.Cryptography;

namespace CultureBot.Feedback;

/// <summary>
/// What was written into sealed ratings stands with the provider where enough customers wrote something, in random order, and without the team that a
/// writer is from.
/// </summary>
internal static class ReleaseWords
{
    /// <param name="written">Ballots with words.</param>
    /// <param name="k">The fewest writers.</param>
    public static IReadOnlyList<PublishedWords> Of(IEnumerable<RatingBallot> written, int k) =>
    [
        .. written.GroupBy(ballot => ballot.Provider, StringComparer.Ordinal).Where(provider => provider.Count() >= k).OrderBy(provider => provider.Key, StringComparer.Ordinal)
            .SelectMany(provider =>
            {
                var shuffled = provider.ToArray();
                RandomNumberGenerator.Shuffle(shuffled.AsSpan());
                return shuffled.Select((ballot, position) => new PublishedWords(provider.Key, position, ballot.Rating.Words, ballot.Rating.Wish));
            }),
    ];
}
