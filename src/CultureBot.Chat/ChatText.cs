using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace CultureBot.Chat;

/// <summary>
/// Text as typed segments, so that a person's words can never become markup, a mention or a link on any platform:
/// only code creates segments other than <see cref="PlainSegment"/>.
/// </summary>
public sealed record ChatText(ImmutableArray<ChatSegment> Segments)
{
    public static ChatText Empty { get; } = new([]);

    [JsonIgnore]
    public bool IsEmpty => Segments.All(s => s.Plain.Length == 0);

    /// <summary>True when a reader sees nothing of it: no text, or only white space and signs without width.</summary>
    [JsonIgnore]
    public bool IsBlank => Segments.All(s => s.Plain.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control));

    public static ChatText Plain(string text) => new([new PlainSegment(text)]);

    public static ChatText Bold(string text) => new([new PlainSegment(text) { IsBold = true }]);

    public static ChatText Mention(string accountId, string name) => new([new MentionSegment(accountId, name)]);

    public static ChatText Channel(string channelId, string name) => new([new ChannelSegment(channelId, name)]);

    public static ChatText Link(string text, Uri address) => new([new LinkSegment(text, address)]);

    public static implicit operator ChatText(string text) => Plain(text);

    public static ChatText operator +(ChatText left, ChatText right) => new([.. left.Segments, .. right.Segments]);

    public static ChatText Join(string separator, IEnumerable<ChatText> parts)
    {
        var segments = ImmutableArray.CreateBuilder<ChatSegment>();
        foreach (var part in parts)
        {
            if (segments.Count > 0) segments.Add(new PlainSegment(separator));
            segments.AddRange(part.Segments);
        }

        return new(segments.ToImmutable());
    }

    /// <summary>The text as a reader without formatting sees it: mentions as @name, channels as #name, links as their text.</summary>
    public string ToPlain()
    {
        var plain = new StringBuilder();
        foreach (var segment in Segments) plain.Append(segment.Plain);
        return plain.ToString();
    }

    public override string ToString() => ToPlain();

    public bool Equals(ChatText? other) => other is not null && Segments.SequenceEqual(other.Segments);

    public override int GetHashCode() => Segments.Aggregate(17, (hash, segment) => HashCode.Combine(hash, segment));
}

/// <summary>One run of a <see cref="ChatText"/>.</summary>
[JsonDerivedType(typeof(PlainSegment), "plain")]
[JsonDerivedType(typeof(MentionSegment), "mention")]
[JsonDerivedType(typeof(ChannelSegment), "channel")]
[JsonDerivedType(typeof(LinkSegment), "link")]
[JsonDerivedType(typeof(CommandSegment), "command")]
public abstract record ChatSegment
{
    public bool IsBold { get; init; }

    /// <summary>What a reader without formatting sees.</summary>
    [JsonIgnore]
    public abstract string Plain { get; }
}

/// <summary>Literal text; every character means itself, line breaks included.</summary>
public sealed record PlainSegment(string Text) : ChatSegment
{
    [JsonIgnore]
    public override string Plain => Text;
}

/// <summary>A person of the workspace the message is sent to; platforms notify them. Elsewhere use plain text with the name.</summary>
public sealed record MentionSegment(string AccountId, string Name) : ChatSegment
{
    [JsonIgnore]
    public override string Plain => "@" + Name;
}

public sealed record ChannelSegment(string ChannelId, string Name) : ChatSegment
{
    [JsonIgnore]
    public override string Plain => "#" + Name;
}

public sealed record LinkSegment(string Text, Uri Address) : ChatSegment
{
    [JsonIgnore]
    public override string Plain => Text;
}

/// <summary>The name of a command, without the slash: where a platform has no slash commands, it is written as one says it there.</summary>
public sealed record CommandSegment(string Name) : ChatSegment
{
    [JsonIgnore]
    public override string Plain => "/" + Name;
}
