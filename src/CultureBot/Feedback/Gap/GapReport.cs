using System.Collections.Immutable;

namespace CultureBot.Feedback;

/// <summary>Where people and their customers see service differently. Everybody may see what stands here: it is made of released figures alone.</summary>
/// <param name="Organization">In the order of the pairs, ratings last; only what is released on both sides.</param>
/// <param name="Teams">By the key of the team; only what is released on both sides.</param>
internal sealed record GapReport(ImmutableArray<OrganizationGap> Organization, ImmutableDictionary<string, GapFigure> Teams);

/// <param name="About">Which part of service; null for the ratings as a whole.</param>
/// <param name="Figure">Everybody, and all who were served.</param>
internal sealed record OrganizationGap(ServiceDimension? About, GapFigure Figure);
