using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>
/// What somebody has tapped so far. It travels sealed in the buttons of their card (<see cref="DraftSeal"/>); nothing of it is stored
/// before they submit.
/// </summary>
internal sealed record Draft
{
    private const byte Version = 1;
    private const int HeadLength = 6;
    private const int AnswerBits = 4;
    private const int FirstNumber = 3;

    /// <summary>A mark for each question that is tapped, in their order.</summary>
    public required ImmutableArray<Mark> Marks { get; init; }

    /// <summary>The question that is shown; one past the last shows all answers.</summary>
    public int At { get; init; }

    /// <summary>One answer is being changed: after it all of them are shown again.</summary>
    public bool IsChanging { get; init; }

    /// <summary>The waves that a catch-up makes up for, as they were when its card was made; else empty.</summary>
    public ImmutableArray<int> MadeUpFor { get; init; } = [];

    public bool IsUntouched => At == 0 && !IsChanging && Marks.All(mark => mark == Mark.None);

    public static Draft Of(int questions, IEnumerable<int> madeUpFor) =>
        new() { Marks = [.. Enumerable.Repeat(Mark.None, questions)], MadeUpFor = [.. madeUpFor] };

    /// <summary>The answer is written down, and the next question shown, or all answers after the last.</summary>
    public Draft Answered(Mark mark) => this with
    {
        Marks = Marks.SetItem(At, mark),
        At = IsChanging ? Marks.Length : At + 1,
        IsChanging = false,
    };

    public Draft Back() => this with { At = IsChanging ? Marks.Length : Math.Max(0, At - 1), IsChanging = false };

    public byte[] ToBytes()
    {
        var bytes = new byte[HeadLength + ((Marks.Length + 1) / 2)];
        var waves = MadeUpFor.Aggregate(0, (bits, wave) => bits | (1 << wave));
        (bytes[0], bytes[1], bytes[2], bytes[3]) = (Version, IsChanging ? (byte)1 : (byte)0, (byte)(waves >> 8), (byte)waves);
        (bytes[4], bytes[5]) = ((byte)At, (byte)Marks.Length);
        for (var i = 0; i < Marks.Length; i++) bytes[HeadLength + (i / 2)] |= (byte)(Code(Marks[i]) << (i % 2 * AnswerBits));
        return bytes;
    }

    /// <summary>Null when it is of another version of this program.</summary>
    public static Draft? FromBytes(byte[] bytes)
    {
        if (bytes.Length < HeadLength || bytes[0] != Version || bytes.Length != HeadLength + ((bytes[5] + 1) / 2) || bytes[4] > bytes[5]) return null;
        var waves = (bytes[2] << 8) | bytes[3];
        return new()
        {
            IsChanging = bytes[1] == 1,
            MadeUpFor = [.. Enumerable.Range(0, 16).Where(wave => (waves & (1 << wave)) != 0)],
            At = bytes[4],
            Marks = [.. Enumerable.Range(0, bytes[5]).Select(i => Decoded((bytes[HeadLength + (i / 2)] >> (i % 2 * AnswerBits)) & 0xF))],
        };
    }

    private static int Code(Mark mark) => mark.Number is { } number ? FirstNumber + number : (int)mark.Kind;

    private static Mark Decoded(int code) => code >= FirstNumber ? Mark.Of(code - FirstNumber) : new((MarkKind)code, null);
}

/// <summary>What was tapped for one question.</summary>
/// <param name="Kind">Whether it counts.</param>
/// <param name="Number">The number, before recoding; null unless it was answered.</param>
internal sealed record Mark(MarkKind Kind, int? Number)
{
    public static Mark None { get; } = new(MarkKind.None, null);

    public static Mark Skipped { get; } = new(MarkKind.Skipped, null);

    public static Mark CannotSay { get; } = new(MarkKind.CannotSay, null);

    /// <param name="number">0 to 10.</param>
    public static Mark Of(int number) => new(MarkKind.Answered, number);
}

internal enum MarkKind
{
    /// <summary>Not asked yet.</summary>
    None,

    Skipped,
    CannotSay,
    Answered,
}
