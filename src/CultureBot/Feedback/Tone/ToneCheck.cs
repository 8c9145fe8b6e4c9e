namespace CultureBot.Feedback;

/// <summary>
/// Finds what can read as a threat or a slur, here and without asking anybody: by short lists of English and German (<c>Tone.en.txt</c> has the rule), both for
/// everybody, since nobody says in which language they write. It misses much, and is sometimes wrong: writers are told how it reads, and decide.
/// </summary>
internal static class ToneCheck
{
    private static readonly Lazy<TonePattern[]> Patterns = new(() => [.. Read("Tone.en.txt"), .. Read("Tone.de.txt")]);

    /// <summary>The first such words; null when there are none.</summary>
    public static ToneFinding? Find(string text)
    {
        var words = ToneText.Words(text);
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var pattern in Patterns.Value)
            {
                if (pattern.Match(words, at) is > 0 and var count) return new(pattern.Kind, text[words[at].From..words[at + count - 1].To].Trim());
            }
        }

        return null;
    }

    private static List<TonePattern> Read(string name)
    {
        using var reader = new StreamReader(typeof(ToneCheck).Assembly.GetManifestResourceStream(name)!);
        List<TonePattern> patterns = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') patterns.Add(TonePattern.Parse(line));
        }

        return patterns;
    }
}
