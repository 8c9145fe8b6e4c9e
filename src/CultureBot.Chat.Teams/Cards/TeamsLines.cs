using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.Chat.Teams;

/// <summary>Text in lines: no element of a card keeps a line break on all of Teams' clients.</summary>
internal static class TeamsLines
{
    private const int LongestName = 100;

    /// <summary>The lines that show something, each with whether a blank one stands above it; who cannot be mentioned is plain text.</summary>
    public static IEnumerable<(ChatText Line, bool IsAfterBlank)> Of(ChatText text, TeamsMentions mentions)
    {
        var isAfterBlank = false;
        var isFirst = true;
        foreach (var line in Broken(text, mentions))
        {
            if (line.IsBlank)
            {
                isAfterBlank = !isFirst;
                continue;
            }

            yield return (line, isAfterBlank);
            (isAfterBlank, isFirst) = (false, false);
        }
    }

    /// <summary>The text in two at a space, or between two characters where there is none; the first part has at most so many chars, but is never empty.</summary>
    public static (ChatText Head, ChatText Tail) Split(ChatText text, int most)
    {
        var head = ImmutableArray.CreateBuilder<ChatSegment>();
        for (var i = 0; i < text.Segments.Length; i++)
        {
            var segment = text.Segments[i];
            var length = segment.Plain.Length;
            if (length <= most || (head.Count == 0 && segment is not (PlainSegment or LinkSegment)))
            {
                head.Add(segment);
                most -= length;
                continue;
            }

            var (first, rest) = segment is PlainSegment or LinkSegment && most > 0 ? Split(segment, most) : (null, segment);
            if (first is not null) head.Add(first);
            return (new(head.ToImmutable()), new([rest, .. text.Segments[(i + 1)..]]));
        }

        return (text, ChatText.Empty);
    }

    private static (ChatSegment First, ChatSegment Tail) Split(ChatSegment segment, int most)
    {
        var text = segment.Plain;
        var space = text.LastIndexOf(' ', most);
        var at = space > most / 3 ? space + 1 : Boundary(text, most);
        return (With(segment, text[..at]), With(segment, text[at..]));
    }

    private static int Boundary(string text, int most)
    {
        var at = StringInfo.GetNextTextElementLength(text);
        while (at < text.Length && at + StringInfo.GetNextTextElementLength(text, at) <= most) at += StringInfo.GetNextTextElementLength(text, at);
        return at;
    }

    private static IEnumerable<ChatText> Broken(ChatText text, TeamsMentions mentions)
    {
        var line = ImmutableArray.CreateBuilder<ChatSegment>();
        foreach (var segment in text.Segments)
        {
            if (segment is MentionSegment mention && mentions.CanMention(mention))
            {
                line.Add(mention with { Name = TextCut.Cut(LiteralText.Line(mention.Name), LongestName) });
                continue;
            }

            var pieces = LiteralText.Clean(segment.Plain).Replace('\t', ' ').Split('\n');
            if (segment is MentionSegment or ChannelSegment) pieces = [string.Join(' ', pieces)];
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                {
                    yield return new(line.ToImmutable());
                    line.Clear();
                }

                if (pieces[i].Length > 0) line.Add(With(segment, pieces[i]));
            }
        }

        yield return new(line.ToImmutable());
    }

    private static ChatSegment With(ChatSegment segment, string text) => segment switch
    {
        LinkSegment link => link with { Text = text },
        _ => new PlainSegment(text) { IsBold = segment.IsBold },
    };
}
