using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CultureBot.Chat;

/// <summary>
/// What a person typed, with the people, groups and channels they named recognized by the adapter and everything else
/// kept to the letter, line breaks included.
/// </summary>
public sealed record CommandText(ImmutableArray<CommandPart> Parts)
{
    public static CommandText Empty { get; } = new([]);

    /// <summary>The text as the person would read it back.</summary>
    public string ToPlain() => string.Concat(Parts.Select(p => p.Plain));

    public bool Equals(CommandText? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(17, (hash, part) => HashCode.Combine(hash, part));
}

[JsonDerivedType(typeof(TypedText), "text")]
[JsonDerivedType(typeof(NamedAccount), "account")]
[JsonDerivedType(typeof(NamedGroup), "group")]
[JsonDerivedType(typeof(NamedChannel), "channel")]
[JsonDerivedType(typeof(TypedHandle), "handle")]
public abstract record CommandPart
{
    [JsonIgnore]
    public abstract string Plain { get; }
}

public sealed record TypedText(string Text) : CommandPart
{
    [JsonIgnore]
    public override string Plain => Text;
}

/// <summary>A mention by account id; the name may be empty.</summary>
public sealed record NamedAccount(string AccountId, string Name) : CommandPart
{
    [JsonIgnore]
    public override string Plain => "@" + (Name.Length > 0 ? Name : AccountId);
}

/// <summary>A mention of a user group by its id.</summary>
public sealed record NamedGroup(string GroupId, string Name) : CommandPart
{
    [JsonIgnore]
    public override string Plain => "@" + (Name.Length > 0 ? Name.TrimStart('@') : GroupId);
}

public sealed record NamedChannel(string ChannelId, string Name) : CommandPart
{
    [JsonIgnore]
    public override string Plain => "#" + (Name.Length > 0 ? Name : ChannelId);
}

/// <summary>A plain <c>@handle</c> that the platform did not resolve: a person's handle, a group's, or neither.</summary>
public sealed record TypedHandle(string Handle) : CommandPart
{
    [JsonIgnore]
    public override string Plain => "@" + Handle;
}
