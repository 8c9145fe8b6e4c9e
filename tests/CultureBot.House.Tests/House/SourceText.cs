namespace CultureBot.House.Tests.House;

/// <summary>C# source split into code and string literals, so that neither comments nor words are mistaken for code.</summary>
internal sealed class SourceText
{
    private readonly string _text;
    private readonly char[] _code;
    private readonly List<(int At, string Text)> _literals = [];

    public SourceText(string text)
    {
        _text = text;
        _code = text.ToCharArray();
        for (var at = 0; at < text.Length;) at = Skip(at, isCode: true);
    }

    /// <summary>The source with comments and literals blanked; every character stays in its place.</summary>
    public string Code => new(_code);

    public IEnumerable<(int Line, string Text)> Literals => _literals.Select(l => (LineOf(l.At), l.Text));

    public int LineOf(int at) => _text.AsSpan(0, at).Count('\n') + 1;

    private int Skip(int at, bool isCode)
    {
        var rest = _text.AsSpan(at);
        if (rest.StartsWith("//", StringComparison.Ordinal)) return Blank(at, EndOf(at, "\n"));
        if (rest.StartsWith("/*", StringComparison.Ordinal)) return Blank(at, EndOf(at + 2, "*/"));
        if (rest[0] == '\'') return Blank(at, EndOfQuoted(at + 1, '\'', hasHoles: false, isVerbatim: false));
        if (rest[0] is '"' or '@' or '$' && StringAt(at) is { } end)
        {
            if (isCode) _literals.Add((at, _text[at..end]));
            return Blank(at, end);
        }

        return at + 1;
    }

    /// <summary>Where the literal that begins here ends; null when none does.</summary>
    private int? StringAt(int at)
    {
        var quote = at;
        while (quote < _text.Length && _text[quote] is '$' or '@') quote++;
        if (quote == _text.Length || _text[quote] != '"') return null;
        var quotes = 0;
        while (quote + quotes < _text.Length && _text[quote + quotes] == '"') quotes++;
        if (quotes >= 3) return EndOf(quote + quotes, new string('"', quotes));
        var marks = _text.AsSpan(at, quote - at);
        return EndOfQuoted(quote + 1, '"', marks.Contains('$'), marks.Contains('@'));
    }

    private int EndOfQuoted(int at, char quote, bool hasHoles, bool isVerbatim)
    {
        while (at < _text.Length)
        {
            var (now, next) = (_text[at], at + 1 < _text.Length ? _text[at + 1] : '\0');
            if (now == '\\' && !isVerbatim) at += 2;
            else if ((hasHoles && now == '{' && next == '{') || (isVerbatim && now == quote && next == quote)) at += 2;
            else if (hasHoles && now == '{') at = EndOfHole(at + 1);
            else if (now == quote) return at + 1;
            else at++;
        }

        return at;
    }

    private int EndOfHole(int at)
    {
        for (var depth = 1; at < _text.Length && depth > 0;)
        {
            if (_text[at] == '{') depth++;
            if (_text[at] == '}') depth--;
            at = Skip(at, isCode: false);
        }

        return at;
    }

    private int EndOf(int at, string end)
    {
        var found = _text.IndexOf(end, at, StringComparison.Ordinal);
        return found < 0 ? _text.Length : found + end.Length;
    }

    private int Blank(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_code[i] != '\n') _code[i] = ' ';
        }

        return to;
    }
}
