using System.Collections.Immutable;
using System.Text;

namespace CultureBot.Pulse;

/// <summary>
/// What one submission holds: answers and the respondent's group, nothing that names anybody. It exists in the clear only
/// while it is sealed and while it is counted.
/// </summary>
/// <param name="GroupId">The group in the snapshot; empty for ratings of a team, which are sealed without it.</param>
/// <param name="AttributeValue">The value of the published attribute; empty when there is none.</param>
/// <param name="Answers">What was answered; skipped questions and "can't say" are not in it.</param>
internal sealed record Ballot(string GroupId, string AttributeValue, ImmutableArray<Answer> Answers)
{
    /// <summary>Room for a comment: so many bytes of UTF-8.</summary>
    public const int MostCommentBytes = 2000;

    /// <summary>Written first. A ballot of another version was written by another version of this program, and must not be guessed at.</summary>
    private const byte Version = 1;

    // A length or a count, below 2^28.
    private const int BytesPerCount = 4;

    /// <summary>The size that every ballot of a window is padded to, so that its length says nothing: room for the longest place and for an answer to everything.</summary>
    /// <param name="questions">The window's.</param>
    /// <param name="placeBytes">The longest group id and the longest value of its snapshot together, in UTF-8.</param>
    public static int SizeFor(IReadOnlyCollection<Question> questions, int placeBytes)
    {
        var together = questions.Where(question => question is { RatedTeam.Length: 0, OnlyGroup: null }).Sum(RoomFor)
            // As much room for everybody as anybody may need: whom the questions of single groups are for must not show.
            + questions.Where(question => question.OnlyGroup is not null).Select(RoomFor).OrderDescending().Take(ChooseFollowUps.MostAPerson).Sum();
        // Each rating is in a ballot of its own.
        var alone = questions.Where(question => question.RatedTeam.Length > 0).Select(RoomFor).DefaultIfEmpty().Max();
        return sizeof(byte) + (3 * BytesPerCount) + placeBytes + Math.Max(together, alone);
    }

    /// <summary>Version, group, value and answers, one after the other; then zeros.</summary>
    /// <exception cref="ArgumentException">It does not fit: something longer than a form lets people write.</exception>
    public byte[] ToBytes(int size)
    {
        var padded = new byte[size];
        try
        {
            using var writer = new BinaryWriter(new MemoryStream(padded), Encoding.UTF8);
            writer.Write(Version);
            writer.Write(GroupId);
            writer.Write(AttributeValue);
            writer.Write7BitEncodedInt(Answers.Length);
            foreach (var answer in Answers) answer.WriteTo(writer);
        }
        catch (NotSupportedException overflow)
        {
            throw new ArgumentException($"A ballot does not fit into {size} bytes.", nameof(size), overflow);
        }

        return padded;
    }

    /// <exception cref="NotSupportedException">Another version of this program wrote it.</exception>
    /// <exception cref="InvalidDataException">It is not a ballot.</exception>
    public static Ballot FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        try
        {
            if (reader.ReadByte() is var version && version != Version)
                throw new NotSupportedException($"A ballot has version {version}, and this program reads version {Version}: another version of it has to close this window.");
            var (group, value, count) = (reader.ReadString(), reader.ReadString(), reader.Read7BitEncodedInt());
            var answers = ImmutableArray.CreateBuilder<Answer>();
            while (answers.Count < count) answers.Add(Answer.ReadFrom(reader));
            return new(group, value, answers.ToImmutable());
        }
        catch (Exception damage) when (damage is IOException or FormatException)
        {
            throw new InvalidDataException("These bytes are not a ballot.", damage);
        }
    }

    private static int RoomFor(Question question) =>
        (2 * BytesPerCount) + sizeof(byte) + Encoding.UTF8.GetByteCount(question.Item) + (question.Kind == QuestionKind.Open ? MostCommentBytes : 0);
}
