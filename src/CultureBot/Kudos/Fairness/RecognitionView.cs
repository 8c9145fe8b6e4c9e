using System.Collections.Immutable;

namespace CultureBot.Kudos;

/// <summary>What everybody may see of recognition in the organization; nobody is ranked.</summary>
/// <param name="Stories">A few public thanks that tell something, the latest first.</param>
/// <param name="Values">Those that are declared in their order, then others that were named; each with how often it was lived in public.</param>
/// <param name="Fairness">One figure a week, the earliest first and the latest last; empty before the first night, and where people are too few.</param>
public sealed record RecognitionView(ImmutableArray<PublicKudos> Stories, ImmutableArray<LivedValue> Values, ImmutableArray<FairnessFigures> Fairness)
{
    /// <summary>Null before the first night, and where people are too few.</summary>
    public FairnessFigures? Latest => Fairness.IsEmpty ? null : Fairness[^1];
}

/// <param name="Tag">Without '#'.</param>
/// <param name="IsDeclared">The organization has said that it is one of its values.</param>
/// <param name="Thanks">How many public thanks named it within <see cref="FairnessFigures.Days"/> days, up to last night.</param>
public sealed record LivedValue(string Tag, bool IsDeclared, int Thanks);
