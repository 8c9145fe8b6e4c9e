using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>Who would be asked, and the groups they are in.</summary>
/// <param name="Groups">The company first; a parent before its children; none without members below.</param>
/// <param name="Members">One entry a person, in the order of persons.</param>
internal sealed record Population(ImmutableArray<WindowGroup> Groups, ImmutableArray<WindowMember> Members);
