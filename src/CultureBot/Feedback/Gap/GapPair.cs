using System.Collections.Immutable;

namespace CultureBot.Feedback;

/// <summary>What people say of their own service, and what they say of that of other teams (methodology §2).</summary>
/// <param name="About">Which part of service.</param>
/// <param name="Self">The bank's question about oneself.</param>
/// <param name="Others">The bank's question about other teams.</param>
internal sealed record GapPair(ServiceDimension About, string Self, string Others)
{
    /// <summary>"My internal customers would give me a five": its other side are the ratings themselves.</summary>
    public const string OwnFive = "I12";

    public static ImmutableArray<GapPair> All { get; } =
    [
        new(ServiceDimension.Reliability, "I2", "O3"),
        new(ServiceDimension.Responsiveness, "I3", "O4"),
        new(ServiceDimension.Empathy, "I4", "O5"),
        new(ServiceDimension.Assurance, "I8", "O6"),
    ];
}
