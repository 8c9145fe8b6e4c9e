using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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

    // Escaped, some letters would take six bytes instead of two, and a comment that a form took would not fit.
    private static readonly PulseJson Unescaped = new(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private const int BytesPerAnswer = 96;
    private const int BytesForGroup = 512;

    // JSON writes four bytes of an emoji as two escapes of six.
    private const int MostEscaped = 3;

    /// <summary>The size that every ballot of a window is padded to, so that its length says nothing.</summary>
    public static int SizeFor(IReadOnlyCollection<Question> questions) =>
        BytesForGroup + (questions.Count * BytesPerAnswer)
        // Each rating is in a ballot of its own.
        + (MostEscaped * questions.Select(question => Encoding.UTF8.GetByteCount(question.RatedTeam)).DefaultIfEmpty().Max())
        + (questions.Count(question => question.Kind == QuestionKind.Open) * MostEscaped * MostCommentBytes);

    /// <summary>JSON, padded with spaces.</summary>
    /// <exception cref="ArgumentException">It does not fit: something longer than a form lets people write.</exception>
    public byte[] ToBytes(int size)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, Unescaped.Ballot);
        if (json.Length > size) throw new ArgumentException($"A ballot of {json.Length} bytes does not fit into {size}.", nameof(size));
        var padded = new byte[size];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' ');
        return padded;
    }

    public static Ballot FromBytes(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, PulseJson.Default.Ballot)!;
}

/// <param name="Item">The question.</param>
/// <param name="Choice">1–5, 0–10, the rung or the option, before recoding; null for words.</param>
/// <param name="Words">For open questions.</param>
internal sealed record Answer(string Item, int? Choice, string? Words = null);
