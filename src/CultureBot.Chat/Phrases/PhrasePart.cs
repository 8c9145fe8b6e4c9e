using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CultureBot.Chat.Phrases;

/// <summary>One piece of a parsed pattern.</summary>
internal abstract record PhrasePart;

internal sealed record LiteralPart(string Text) : PhrasePart;

internal sealed record ArgumentPart(string Name) : PhrasePart;

/// <summary>The number of the nearest plural around it, less its offset: <c>#</c>.</summary>
internal sealed record NumberPart : PhrasePart;

/// <summary>A command's name: <c>/kudos</c>.</summary>
internal sealed record CommandNamePart(string Name) : PhrasePart;

internal sealed record BoldPart(ImmutableArray<PhrasePart> Parts) : PhrasePart;

internal sealed record SelectPart(string Name, FrozenDictionary<string, ImmutableArray<PhrasePart>> Branches) : PhrasePart;

/// <summary>Exact numbers win over categories; <c>other</c> is always there.</summary>
internal sealed record PluralPart(
    string Name,
    int Offset,
    FrozenDictionary<decimal, ImmutableArray<PhrasePart>> Exact,
    FrozenDictionary<string, ImmutableArray<PhrasePart>> Categories) : PhrasePart;
