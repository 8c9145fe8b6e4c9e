using System.Text;

namespace CultureBot.Feedback;

/// <summary>What a customer says of a service.</summary>
public sealed record Rating
{
    public const int Least = 1;
    public const int Most = 5;

    /// <summary>So few stars want an answer without words, too.</summary>
    public const int MostThatWantAnswer = 3;

    /// <summary>Of each of the texts, in Unicode code points.</summary>
    public const int MostCharacters = 1000;

    /// <summary>1 to 5; a five is what counts.</summary>
    public required int Stars { get; init; }

    /// <summary>Null when they did not say.</summary>
    public ServiceDimension? Dimension { get; init; }

    /// <summary>Optional.</summary>
    public string Words { get; init; } = "";

    /// <summary>What would have made it a five; optional, and empty for a five.</summary>
    public string Wish { get; init; } = "";

    /// <summary>Longer than a form lets people write, or than a ballot has room for: some scripts take several bytes a character.</summary>
    public bool IsTooLong => IsLong(Words) || IsLong(Wish);

    /// <summary>As a store keeps it.</summary>
    internal static Rating Stored(long stars, string dimension, string words, string wish) => new()
    {
        Stars = (int)stars, Dimension = Enum.TryParse<ServiceDimension>(dimension, out var about) ? about : null, Words = words, Wish = wish,
    };

    public bool HasWords => Words.Length > 0 || Wish.Length > 0;

    /// <summary>Three or less, or with words: somebody answers for it.</summary>
    public bool WantsResponse => Stars <= MostThatWantAnswer || HasWords;

    private static bool IsLong(string text) =>
        text.EnumerateRunes().Count() > MostCharacters || Encoding.UTF8.GetByteCount(text) > RatingBallot.MostWordsBytes;
}
