namespace CultureBot.Chat;

/// <summary>Plain @handles in what somebody typed, where their platform made no mention of them.</summary>
public static class HandleText
{
    /// <summary>
    /// The handle after the @ that stands at a place; empty when it begins none. bob@example.com and a.b+c@example.com are
    /// addresses, a literal &lt;@U1&gt; is somebody's joke, and @here calls everybody.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="at">Where the @ stands.</param>
    /// <param name="before">The character in front of it, as its reader sees it; null at the beginning and after a mention.</param>
    public static ReadOnlySpan<char> Find(string text, int at, char? before)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = at + 1;
        var end = start;
        while (end < text.Length && IsOfHandle(text[end])) end++;
        var isAddress = end < text.Length && text[end] == '@';
        // A full stop or dash at the end belongs to the sentence.
        while (end > start && text[end - 1] is '.' or '-') end--;

        var handle = text.AsSpan(start, end - start);
        return handle.IsEmpty || isAddress || !MayPrecede(before) || IsBroadcast(handle) ? [] : handle;
    }

    private static bool MayPrecede(char? before) =>
        before is not { } character || (!IsOfHandle(character) && character is not ('+' or '@' or '<'));

    private static bool IsOfHandle(char character) => char.IsLetterOrDigit(character) || character is '.' or '-' or '_';

    private static bool IsBroadcast(ReadOnlySpan<char> word) => word is "here" or "channel" or "everyone";
}
