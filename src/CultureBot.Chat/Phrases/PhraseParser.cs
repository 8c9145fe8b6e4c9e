using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CultureBot.Chat.Phrases;

/// <summary>
/// Reads patterns in ICU's MessageFormat notation, as far as phrases use it: plain arguments, plural (with offset) and
/// select, nested as one likes, and ICU's default quoting (an apostrophe quotes only before a character of the
/// notation, so <c>don't</c> needs none). Two additions: <c>**bold**</c> (<c>'**'</c> is two literal asterisks), and a command's name,
/// <c>/kudos</c>, which each platform writes in its own way.
/// </summary>
internal sealed class PhraseParser
{
    private const int DeepestNesting = 20;

    private readonly string _pattern;
    private int _at;

    private PhraseParser(string pattern) => _pattern = pattern;

    /// <exception cref="FormatException">The pattern is malformed; the message says where.</exception>
    public static ImmutableArray<PhrasePart> Parse(string pattern)
    {
        var parser = new PhraseParser(pattern);
        return parser.Message(depth: 0, inPlural: false, inBold: false);
    }

    private bool AtBold => _at + 1 < _pattern.Length && _pattern[_at] == '*' && _pattern[_at + 1] == '*';

    private ImmutableArray<PhrasePart> Message(int depth, bool inPlural, bool inBold)
    {
        if (depth > DeepestNesting) throw Malformed("it is nested too deeply");
        var parts = ImmutableArray.CreateBuilder<PhrasePart>();
        var literal = new StringBuilder();
        while (_at < _pattern.Length)
        {
            var c = _pattern[_at];
            if (c == '}' && depth > 0) break;
            if (c == '}') throw Malformed("a '}' closes nothing");
            if (AtBold && inBold) break;

            if (c == '\'')
            {
                Quoted(literal, inPlural);
            }
            else if (AtBold)
            {
                Flush();
                _at += 2;
                parts.Add(new BoldPart(Message(depth, inPlural, inBold: true)));
                if (!AtBold) throw Malformed("'**' is not closed");
                _at += 2;
            }
            else if (c == '{')
            {
                Flush();
                _at++;
                parts.Add(Argument(depth, inPlural));
            }
            else if (c == '#' && inPlural)
            {
                Flush();
                _at++;
                parts.Add(new NumberPart());
            }
            else if (c == '/' && CommandName() is { } name)
            {
                Flush();
                _at += 1 + name.Length;
                parts.Add(new CommandNamePart(name));
            }
            else
            {
                literal.Append(c);
                _at++;
            }
        }

        Flush();
        return parts.ToImmutable();

        void Flush()
        {
            if (literal.Length > 0) parts.Add(new LiteralPart(literal.ToString()));
            literal.Clear();
        }
    }

    /// <summary>The word after a slash that begins a word itself: not in "and/or", an address or a path.</summary>
    private string? CommandName()
    {
        if (_at > 0 && !char.IsWhiteSpace(_pattern[_at - 1]) && _pattern[_at - 1] is not ('*' or '(' or '{')) return null;
        var end = _at + 1;
        while (end < _pattern.Length && char.IsAsciiLetterLower(_pattern[end])) end++;
        return end == _at + 1 || (end < _pattern.Length && _pattern[end] == '/') ? null : _pattern[(_at + 1)..end];
    }

    private void Quoted(StringBuilder literal, bool inPlural)
    {
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '\'')
        {
            literal.Append('\'');
            _at++;
            return;
        }

        if (_at >= _pattern.Length || !(_pattern[_at] is '{' or '}' or '*' || (_pattern[_at] == '#' && inPlural)))
        {
            literal.Append('\'');
            return;
        }

        // As in ICU, a quotation that is not closed runs to the end.
        while (_at < _pattern.Length)
        {
            var c = _pattern[_at++];
            if (c != '\'')
            {
                literal.Append(c);
            }
            else if (_at < _pattern.Length && _pattern[_at] == '\'')
            {
                literal.Append('\'');
                _at++;
            }
            else
            {
                return;
            }
        }
    }

    private PhrasePart Argument(int depth, bool inPlural)
    {
        var name = Word("a placeholder's name");
        if (Took('}')) return new ArgumentPart(name);
        Take(',');
        var kind = Word("'plural' or 'select'");
        Take(',');
        return kind switch
        {
            "plural" => Plural(name, depth),
            "select" => Select(name, depth, inPlural),
            _ => throw Malformed($"'{kind}' is neither plural nor select"),
        };
    }

    private SelectPart Select(string name, int depth, bool inPlural)
    {
        var branches = new Dictionary<string, ImmutableArray<PhrasePart>>(StringComparer.Ordinal);
        while (!Took('}'))
        {
            var key = Word("a branch");
            if (!branches.TryAdd(key, Branch(depth, inPlural))) throw Malformed($"'{key}' is there twice");
        }

        if (!branches.ContainsKey("other")) throw Malformed($"'{name}' has no branch 'other'");
        return new(name, branches.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private PluralPart Plural(string name, int depth)
    {
        var exact = new Dictionary<decimal, ImmutableArray<PhrasePart>>();
        var categories = new Dictionary<string, ImmutableArray<PhrasePart>>(StringComparer.Ordinal);
        var offset = 0;
        while (!Took('}'))
        {
            var isExact = Took('=');
            var key = Word("a branch");
            if (key == "offset" && Took(':'))
            {
                offset = (int)Number(Word("a number"));
                continue;
            }

            if (!isExact && !PluralRules.Categories.Contains(key)) throw Malformed($"'{key}' is no plural category");
            var isNew = isExact
                ? exact.TryAdd(Number(key), Branch(depth, inPlural: true))
                : categories.TryAdd(key, Branch(depth, inPlural: true));
            if (!isNew) throw Malformed($"'{key}' is there twice");
        }

        if (!categories.ContainsKey("other")) throw Malformed($"'{name}' has no branch 'other'");
        return new(name, offset, exact.ToFrozenDictionary(), categories.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private ImmutableArray<PhrasePart> Branch(int depth, bool inPlural)
    {
        Take('{');
        var parts = Message(depth + 1, inPlural, inBold: false);
        Take('}');
        return parts;
    }

    private decimal Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Malformed($"'{word}' is no whole number");

    private string Word(string what)
    {
        SkipSpace();
        var start = _at;
        while (_at < _pattern.Length && (char.IsLetterOrDigit(_pattern[_at]) || _pattern[_at] is '_' or '-' or '.')) _at++;
        if (start == _at) throw Malformed($"{what} is missing");
        var word = _pattern[start.._at];
        SkipSpace();
        return word;
    }

    private void Take(char c)
    {
        if (!Took(c)) throw Malformed($"'{c}' is missing");
    }

    private bool Took(char c)
    {
        SkipSpace();
        if (_at >= _pattern.Length || _pattern[_at] != c) return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _pattern.Length && char.IsWhiteSpace(_pattern[_at])) _at++;
    }

    private FormatException Malformed(string what) => new($"{what}, at character {_at + 1}.");
}
