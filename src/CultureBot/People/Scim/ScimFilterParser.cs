using System.Globalization;

namespace CultureBot.People.Scim;

/// <summary>
/// Reads filters and paths of RFC 7644. "not" binds before "and", and "and" before "or". Beyond the RFC it takes what Entra ID sends: a comparison
/// after a filtered value, as in <c>emails[type eq "work"].value eq "ana@example.com"</c>.
/// </summary>
internal sealed class ScimFilterParser
{
    /// <summary>The longest filter or path, in UTF-16 units.</summary>
    public const int Longest = 2000;

    private const int Deepest = 20;

    private readonly List<ScimToken> _tokens;
    private int _at;
    private int _depth;

    /// <exception cref="ScimRefusedException">It is too long, or no sequence of words and texts.</exception>
    public ScimFilterParser(string text)
    {
        if (text.Length > Longest) throw Malformed($"It has more than {Longest} characters.");
        _tokens = ScimTokens.Read(text);
    }

    private ScimToken Next => _tokens[_at];

    public ScimFilter ReadFilter()
    {
        var filter = ReadEither();
        return Next.Kind is ScimTokenKind.End ? filter : throw Unexpected();
    }

    /// <summary>A path of PATCH: a name, which of its values are meant (null for all), and a part of these (empty for the whole).</summary>
    public (ScimName Name, ScimFilter? Filter, string Part) ReadPath()
    {
        var name = ReadName();
        var filter = TakeMark('[') ? ReadInner() : null;
        var part = filter is null ? "" : TakePart();
        return Next.Kind is ScimTokenKind.End ? (name, filter, part) : throw Unexpected();
    }

    private ScimFilter ReadEither()
    {
        if (++_depth > Deepest) throw Malformed($"It is nested deeper than {Deepest} times.");
        var filter = ReadBoth();
        while (TakeWord("or")) filter = new ScimFilter.Either(filter, ReadBoth());
        _depth--;
        return filter;
    }

    private ScimFilter ReadBoth()
    {
        var filter = ReadOne();
        while (TakeWord("and")) filter = new ScimFilter.Both(filter, ReadOne());
        return filter;
    }

    private ScimFilter ReadOne()
    {
        if (Next.Is("not") && _tokens[_at + 1].IsMark('('))
        {
            _at += 2;
            return new ScimFilter.Not(ReadUntil(')'));
        }

        if (TakeMark('(')) return ReadUntil(')');
        var name = ReadName();
        if (!TakeMark('[')) return ReadCompare(name);
        var inner = ReadInner();
        var part = TakePart();
        return part.Length == 0
            ? new ScimFilter.Has(name, inner)
            : new ScimFilter.Has(name, new ScimFilter.Both(inner, ReadCompare(new("", part, ""))));
    }

    private ScimFilter ReadInner() => ReadUntil(']');

    private ScimFilter ReadUntil(char mark)
    {
        var filter = ReadEither();
        return TakeMark(mark) ? filter : throw Unexpected();
    }

    private ScimFilter.Compare ReadCompare(ScimName name)
    {
        var word = Next;
        if (word.Kind is not ScimTokenKind.Word || word.Text.Length != 2 || !word.Text.All(char.IsAsciiLetter) || !Enum.TryParse<ScimOperator>(word.Text, ignoreCase: true, out var known)) throw Unexpected();
        _at++;
        return new(name, known, known is ScimOperator.Pr ? null : ReadValue());
    }

    private object? ReadValue()
    {
        var token = Next;
        _at++;
        if (token.Kind is ScimTokenKind.Text) return token.Text;
        if (token.Is("true") || token.Is("false")) return token.Is("true");
        if (token.Is("null")) return null;
        _at--;
        if (token.Kind is not ScimTokenKind.Word || !decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) throw Unexpected();
        _at++;
        return token.Text;
    }

    private ScimName ReadName()
    {
        if (Next.Kind is not ScimTokenKind.Word || Next.Text[0] == '.') throw Unexpected();
        return ScimNames.Read(_tokens[_at++].Text) ?? throw Malformed("An attribute’s name is malformed.");
    }

    private string TakePart()
    {
        if (Next.Kind is not ScimTokenKind.Word || Next.Text[0] != '.') return "";
        var part = _tokens[_at++].Text[1..];
        return ScimNames.IsName(part) ? part : throw Malformed("An attribute’s name is malformed.");
    }

    private bool TakeWord(string word)
    {
        if (!Next.Is(word)) return false;
        _at++;
        return true;
    }

    private bool TakeMark(char mark)
    {
        if (!Next.IsMark(mark)) return false;
        _at++;
        return true;
    }

    private ScimRefusedException Unexpected() => Malformed(Next.Kind is ScimTokenKind.End ? "It ends too early." : $"Word {_at + 1} is not expected there.");

    private static ScimRefusedException Malformed(string detail) => ScimRefusedException.Invalid(ScimFault.InvalidFilter, detail);
}
