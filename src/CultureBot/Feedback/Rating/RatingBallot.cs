using System.Text;

namespace CultureBot.Feedback;

/// <summary>
/// What is sealed of a rating: who served, from which team the customer is, and what they said; nothing that names them. It exists in the
/// clear only while it is sealed and while it is counted.
/// </summary>
/// <param name="Provider">As <see cref="Feedback.Provider.Reference"/>.</param>
/// <param name="CustomerTeam">The key of the customer's team; empty when nobody says.</param>
/// <param name="IsRelayed">It was passed on as well, so that whom it is about knows of it.</param>
/// <param name="Rating">Without words when it was relayed: these were shown.</param>
internal sealed record RatingBallot(string Provider, string CustomerTeam, bool IsRelayed, Rating Rating)
{
    /// <summary>Of each of the texts, in UTF-8.</summary>
    public const int MostWordsBytes = 2000;

    /// <summary>The stars of a ballot that adds words to a rating and is not counted itself.</summary>
    public const int WordsAlone = 0;

    private const byte Version = 1;

    // The longest value of a directory's field is 200 UTF-16 units; a reference is shorter.
    private const int MostPlaceBytes = 700;
    private const int MostCountBytes = 5;
    private const int Size = 3 + (4 * MostCountBytes) + MostPlaceBytes + (2 * MostWordsBytes);

    /// <summary>All have the same size: its length says nothing.</summary>
    /// <exception cref="InvalidOperationException">It does not fit: something longer than a form lets people write.</exception>
    public byte[] ToBytes()
    {
        var padded = new byte[Size];
        try
        {
            using var writer = new BinaryWriter(new MemoryStream(padded), Encoding.UTF8);
            writer.Write(Version);
            writer.Write(Provider);
            writer.Write(CustomerTeam);
            writer.Write(IsRelayed);
            writer.Write((byte)Rating.Stars);
            writer.Write(Rating.Dimension is { } dimension ? (byte)(dimension + 1) : (byte)0);
            writer.Write(Rating.Words);
            writer.Write(Rating.Wish);
        }
        catch (NotSupportedException overflow)
        {
            throw new InvalidOperationException($"A ballot does not fit into {Size} bytes.", overflow);
        }

        return padded;
    }

    /// <exception cref="NotSupportedException">Another version of this program wrote it.</exception>
    /// <exception cref="InvalidDataException">It is not a ballot.</exception>
    public static RatingBallot FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        try
        {
            if (reader.ReadByte() is var version && version != Version)
                throw new NotSupportedException($"A ballot has version {version}, and this program reads version {Version}: another version of it has to close this quarter.");
            var (provider, team, isRelayed) = (reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
            var (stars, dimension) = (reader.ReadByte(), reader.ReadByte());
            return new(provider, team, isRelayed, new()
            {
                Stars = stars,
                Dimension = dimension == 0 ? null : (ServiceDimension)(dimension - 1),
                Words = reader.ReadString(),
                Wish = reader.ReadString(),
            });
        }
        catch (Exception damage) when (damage is IOException or FormatException)
        {
            throw new InvalidDataException("These bytes are not a ballot.", damage);
        }
    }
}
