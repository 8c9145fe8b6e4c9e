using System.Collections.Immutable;
using CultureBot.Chat;

namespace CultureBot.Web.Pages.Own;

/// <summary>What the last post did, for the page that shows it: at most one of its two forms was posted.</summary>
public sealed record OwnState
{
    public bool IsSaved { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What was typed, where something of it is wrong; null: what holds.</summary>
    public FormValues? Values { get; init; }

    /// <summary>The same of the form about celebrations.</summary>
    public FormValues? CelebrationValues { get; init; }
}
