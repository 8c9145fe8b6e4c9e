using System.Collections.Immutable;
using CultureBot.Chat;

namespace CultureBot.Web.Pages.Own;

/// <summary>What the last post did, for the page that shows it: at most one of its two forms was posted.</summary>
/// <param name="Errors">What is wrong, by field.</param>
public sealed record OwnState(ImmutableDictionary<string, string> Errors)
{
    public OwnState(bool IsSaved) : this(ImmutableDictionary<string, string>.Empty) => this.IsSaved = IsSaved;

    public bool IsSaved { get; }

    /// <summary>What was typed, where something of it is wrong; null: what holds.</summary>
    public FormValues? Values { get; init; }

    /// <summary>The same of the form about celebrations.</summary>
    public FormValues? CelebrationValues { get; init; }
}
