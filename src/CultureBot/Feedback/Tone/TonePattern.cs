namespace CultureBot.Feedback;

/// <summary>A row of words that can read as a threat or a slur; <c>Tone.en.txt</c> says how it is written.</summary>
internal sealed class TonePattern
{
    private readonly Step[] _steps;

    private TonePattern(ToneKind kind, Step[] steps) => (Kind, _steps) = (kind, steps);

    public ToneKind Kind { get; }

    /// <exception cref="FormatException">The line is none.</exception>
    public static TonePattern Parse(string line) => line.Split(':', 2, StringSplitOptions.TrimEntries) is [var kind, { Length: > 0 } words] && Enum.TryParse<ToneKind>(kind, ignoreCase: true, out var known)
        ? new(known, [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Step.Parse)])
        : throw new FormatException($"This is no pattern of tone: {line}");

    /// <summary>How many words from there on are the pattern; 0 when they are not.</summary>
    public int Match(IReadOnlyList<ToneWord> words, int from) => Match(words, from, 0) is { } end ? end - from : 0;

    private int? Match(IReadOnlyList<ToneWord> words, int at, int step)
    {
        if (step == _steps.Length) return at;
        var (any, isOptional, isNot) = _steps[step];
        var isThere = at < words.Count && any.Contains(words[at].Folded);
        if (isNot) return isThere ? null : Match(words, at, step + 1);
        return (isThere ? Match(words, at + 1, step + 1) : null) ?? (isOptional ? Match(words, at, step + 1) : null);
    }

    private sealed record Step(HashSet<string> Any, bool IsOptional, bool IsNot)
    {
        public static Step Parse(string text)
        {
            var (isNot, isOptional) = (text.StartsWith('!'), text.EndsWith('?'));
            var words = text[(isNot ? 1 : 0)..(isOptional ? text.Length - 1 : text.Length)].Split('|');
            return new([.. words.Select(word => word == ToneWord.SentenceEnd ? word : ToneText.Fold(word))], isOptional, isNot);
        }
    }
}
