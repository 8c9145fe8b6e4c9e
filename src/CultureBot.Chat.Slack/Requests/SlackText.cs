using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace CultureBot.Chat.Slack;

/// <summary>
/// What Slack makes of a typed text, read back: escaped mentions, groups, channels and links
/// (docs.slack.dev, "Formatting message text"), or plain @handles where a command is not escaped.
/// </summary>
internal static class SlackText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<&@\0");

    public static CommandText Parse(string text)
    {
        if (text.Length == 0) return CommandText.Empty;
        if (text.AsSpan().IndexOfAny(Special) < 0) return new([new TypedText(text)]);
        return new Reader(text).Read();
    }

    private sealed class Reader(string text)
    {
        private readonly ImmutableArray<CommandPart>.Builder _parts = ImmutableArray.CreateBuilder<CommandPart>();
        private readonly StringBuilder _typed = new();
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
                    case '<': ReadReference(); break;
                    case '&': ReadEntity(); break;
                    case '@': ReadHandle(); break;
                    // PostgreSQL cannot store it, and nobody can type it.
                    default: Type('\uFFFD'); break;
                }
            }

            Flush();
            return new(_parts.DrainToImmutable());
        }

        private void ReadReference()
        {
            var end = text.IndexOf('>', _at);
            if (end < 0)
            {
                Type('<');
                return;
            }

            var inside = text.AsSpan(_at + 1, end - _at - 1);
            var bar = inside.IndexOf('|');
            var target = bar < 0 ? inside : inside[..bar];
            var label = bar < 0 ? "" : Decode(inside[(bar + 1)..]);

            if (target is ['@', .. var account] && IsId(account)) Add(new NamedAccount(account.ToString(), label));
            else if (target is ['#', .. var channel] && IsId(channel)) Add(new NamedChannel(channel.ToString(), label));
            else if (target.StartsWith("!subteam^", StringComparison.Ordinal) && IsId(target[9..]))
                Add(new NamedGroup(target[9..].ToString(), label.TrimStart('@')));
            else if (target is ['!', .. var word] && !word.IsEmpty) _typed.Append(ShownWord(word, label));
            else if (IsAddress(target)) _typed.Append(label.Length > 0 ? label : Decode(target));
            else
            {
                Type('<');
                return;
            }

            _at = end + 1;
        }

        // <!here>, <!channel|channel>, and <!date^…|Friday at five>: what a reader saw.
        private static string ShownWord(ReadOnlySpan<char> word, string label) =>
            word is "here" or "channel" or "everyone" ? "@" + word.ToString()
            : label.Length > 0 ? label
            : "@" + word.ToString();

        private void ReadEntity()
        {
            var rest = text.AsSpan(_at);
            var (character, length) =
                rest.StartsWith("&amp;", StringComparison.Ordinal) ? ('&', 5)
                : rest.StartsWith("&lt;", StringComparison.Ordinal) ? ('<', 4)
                : rest.StartsWith("&gt;", StringComparison.Ordinal) ? ('>', 4)
                : ('&', 1);
            _typed.Append(character);
            _at += length;
        }

        private void ReadHandle()
        {
            var handle = HandleText.Find(text, _at, _typed.Length == 0 ? null : _typed[^1]);
            if (handle.IsEmpty)
            {
                Type('@');
                return;
            }

            _at += 1 + handle.Length;
            Add(new TypedHandle(handle.ToString()));
        }

        private void Type(char character)
        {
            _typed.Append(character);
            _at++;
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

    private static bool IsId(ReadOnlySpan<char> id) => id.Length > 1 && !id.ContainsAnyExcept(IdCharacters);

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static bool IsAddress(ReadOnlySpan<char> target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("slack://", StringComparison.OrdinalIgnoreCase);

    // &amp; last: "&amp;lt;" was typed as "&lt;".
    private static string Decode(ReadOnlySpan<char> escaped) =>
        escaped.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal).Replace('\0', '\uFFFD');
}
