using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace CultureBot.Chat.Teams;

/// <summary>
/// What Teams makes of a typed text, read back: <c>&lt;at&gt;</c> tags with their mentions beside, entities of HTML here and
/// there, and plain @handles.
/// </summary>
internal static class TeamsText
{
    private const string Open = "<at";
    private const string Close = "</at>";

    private static readonly SearchValues<char> Special = SearchValues.Create("<&@\0\r\u00A0");

    /// <param name="text">As the activity has it.</param>
    /// <param name="mentions">The activity's mentions, in order.</param>
    /// <param name="html">The same message as HTML, if it is there; it tells an ampersand from an encoded one.</param>
    public static CommandText Parse(string text, IReadOnlyList<TeamsMention> mentions, string html = "")
    {
        var typed = text.Trim('\r', '\n', ' ', '\u00A0');
        return typed.Length == 0 ? CommandText.Empty : new Reader(typed, mentions, html).Read();
    }

    private sealed class Reader(string text, IReadOnlyList<TeamsMention> mentions, string html)
    {
        private readonly ImmutableArray<CommandPart>.Builder _parts = ImmutableArray.CreateBuilder<CommandPart>();
        private readonly StringBuilder _typed = new();
        private readonly List<TeamsMention> _left = [.. mentions];
        private int _at;

        public CommandText Read()
        {
            while (_at < text.Length)
            {
                var plain = text.AsSpan(_at).IndexOfAny(Special);
                if (plain != 0)
                {
                    var length = plain < 0 ? text.Length - _at : plain;
                    _typed.Append(text, _at, length);
                    _at += length;
                    continue;
                }

                switch (text[_at])
                {
                    case '<': ReadTag(); break;
                    case '&': ReadEntity(); break;
                    case '@': ReadHandle(); break;
                    case '\u00A0': Type(' ', 1); break;
                    case '\r': Type('\n', _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1); break;
                    // PostgreSQL cannot store it, and nobody can type it.
                    default: Type('\uFFFD', 1); break;
                }
            }

            Flush();
            return new(_parts.DrainToImmutable());
        }

        private void ReadTag()
        {
            var rest = text.AsSpan(_at);
            if (!rest.StartsWith(Open, StringComparison.OrdinalIgnoreCase)
                || rest.IndexOf('>') is not (> 0 and var begin)
                || rest.IndexOf(Close, StringComparison.OrdinalIgnoreCase) is not (> 0 and var end) || end < begin
                || Take(rest[..(end + Close.Length)].ToString(), WebUtility.HtmlDecode(rest[(begin + 1)..end].ToString())) is not { } mention)
            {
                Type('<', 1);
                return;
            }

            _at += end + Close.Length;
            if (Part(mention, WebUtility.HtmlDecode(rest[(begin + 1)..end].ToString())) is { } part) Add(part);
        }

        /// <summary>The mention that a tag stands for: by its text, or else its name, the first that is left.</summary>
        private TeamsMention? Take(string tag, string name)
        {
            var found = _left.FindIndex(mention => mention.Text == tag);
            if (found < 0) found = _left.FindIndex(mention => mention.Text is null && mention.Mentioned?.Name == name);
            if (found < 0) found = _left.FindIndex(mention => mention.Mentioned?.Name == name);
            if (found < 0) return null;
            var taken = _left[found];
            _left.RemoveAt(found);
            return taken;
        }

        private CommandPart? Part(TeamsMention mention, string shown)
        {
            var name = Clean(shown.Length > 0 ? shown : mention.Mentioned?.Name ?? "");
            switch (mention.Mentioned?.Id)
            {
                case ['2', '9' or '8', ':', ..] or ['8', ':', ..]:
                    return new NamedAccount(Clean(mention.Mentioned.Id), name);
                case ['1', '9', ':', ..]:
                    return new NamedChannel(Clean(mention.Mentioned.Id), name);
                default:
                    // A tag of several people, which nobody can look into.
                    _typed.Append('@').Append(name);
                    return null;
            }
        }

        private void ReadEntity()
        {
            var rest = text.AsSpan(_at);
            var end = rest.IndexOf(';');
            var entity = end is > 1 and < 8 ? rest[..(end + 1)].ToString() : "";
            var decoded = WebUtility.HtmlDecode(entity);
            // Who typed "&amp;" to the letter has it encoded twice in the HTML.
            if (entity.Length == 0 || decoded == entity || html.Contains("&amp;" + entity[1..], StringComparison.Ordinal))
            {
                Type('&', 1);
                return;
            }

            _typed.Append(Clean(decoded));
            _at += entity.Length;
        }

        private void ReadHandle()
        {
            var handle = HandleText.Find(text, _at, _typed.Length == 0 ? null : _typed[^1]);
            if (handle.IsEmpty)
            {
                Type('@', 1);
                return;
            }

            _at += 1 + handle.Length;
            Add(new TypedHandle(handle.ToString()));
        }

        private void Type(char character, int length)
        {
            _typed.Append(character);
            _at += length;
        }

        private void Add(CommandPart part)
        {
            Flush();
            _parts.Add(part);
        }

        private void Flush()
        {
            if (_typed.Length == 0) return;
            _parts.Add(new TypedText(_typed.ToString()));
            _typed.Clear();
        }
    }

    private static string Clean(string text) => text.Replace('\0', '\uFFFD').Replace('\u00A0', ' ');
}
