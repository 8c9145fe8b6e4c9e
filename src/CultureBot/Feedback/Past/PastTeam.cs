using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <param name="By">Who leads the team.</param>
/// <param name="Team">Its name.</param>
/// <param name="Lines">Three at most.</param>
/// <param name="At">When it was made.</param>
public sealed record PastPromise(AccountId By, string Team, ImmutableArray<string> Lines, Instant At);

/// <param name="By">Who leads the team.</param>
/// <param name="Team">Its name.</param>
/// <param name="Tenths">Of how many of ten customers it expects a five.</param>
/// <param name="At">When, in the quarter that it is about.</param>
public sealed record PastPrediction(AccountId By, string Team, int Tenths, Instant At);

/// <param name="By">Who leads the team.</param>
/// <param name="Team">Its name.</param>
/// <param name="Side">On which side of the edge it is.</param>
/// <param name="Other">The team on the other side.</param>
/// <param name="Word">What it says.</param>
/// <param name="At">When.</param>
public sealed record PastEdge(AccountId By, string Team, EdgeSide Side, string Other, EdgeWord Word, Instant At);

/// <param name="By">Who met it.</param>
/// <param name="Team">Whose it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">Of one that waits for an answer; empty for one that is only counted.</param>
/// <param name="At">When.</param>
public sealed record PastBarrier(AccountId By, string Team, BarrierKind Kind, string Words, Instant At);
