using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.Chat;

/// <summary>
/// Fits text into a platform's limits. Lengths are Unicode code points, as platforms count; a cut falls between words
/// where it can, never inside what a reader sees as one character, and ends in "…".
/// </summary>
public static class TextCut
{
    private const string Ellipsis = "…";

    /// <summary>The length in code points.</summary>
    public static int Length(string text) => CodePoints(text);

    /// <summary>The length in code points of what a reader without formatting sees.</summary>
    public static int Length(ChatText text) => text.Segments.Sum(segment => Length(segment.Plain));

    /// <summary>The text, or as much of it as fits into the limit together with "…". Nothing fits into a limit under 1.</summary>
    public static string Cut(string text, int limit)
    {
        if (limit < 1) return "";
        if (text.Length <= limit || Length(text) <= limit) return text;

        var end = 0;
        var lastSpace = -1;
        for (var left = limit - 1; end < text.Length;)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            left -= CodePoints(text.AsSpan(end, next));
            if (left < 0) break;
            if (char.IsWhiteSpace(text[end])) lastSpace = end;
            end += next;
        }

        // A word longer than two thirds of the limit is cut inside rather than dropped whole.
        if (!char.IsWhiteSpace(text[end]) && lastSpace > end / 3) end = lastSpace;
        return text[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>As for a string; mentions and channels stay whole or go.</summary>
    public static ChatText Cut(ChatText text, int limit)
    {
        if (limit < 1) return ChatText.Empty;
        if (Length(text) <= limit) return text;

        var segments = ImmutableArray.CreateBuilder<ChatSegment>();
        var left = limit - 1;
        foreach (var segment in text.Segments)
        {
            var length = Length(segment.Plain);
            if (length > left)
            {
                segments.Add(segment switch
                {
                    PlainSegment plain => plain with { Text = Cut(plain.Text, left + 1) },
                    LinkSegment link => link with { Text = Cut(link.Text, left + 1) },
                    _ => new PlainSegment(Ellipsis),
                });
                break;
            }

            segments.Add(segment);
            left -= length;
        }

        return new(segments.ToImmutable());
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes()) length++;
        return length;
    }
}
