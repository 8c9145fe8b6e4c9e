using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The latest results that are out, and how a group got there. All of it is from the ledger, the same for everybody.</summary>
/// <param name="Report">Of the latest window.</param>
/// <param name="Group">The group that was asked for; null where nothing is published of it.</param>
/// <param name="Trend">
/// Its levels, the earliest window first and the latest last, back to where it cannot be compared with the window before (methodology §4).
/// </param>
public sealed record LatestResults(PulseReport Report, GroupReport? Group, ImmutableArray<LevelsAt> Trend);

/// <summary>The levels of a group in one window.</summary>
/// <param name="Window">Which.</param>
/// <param name="PublishedAt">When its results came out.</param>
/// <param name="Levels">Those of which something is published.</param>
public sealed record LevelsAt(WindowId Window, Instant PublishedAt, ImmutableArray<LevelShare> Levels);

/// <summary>Fives of all questions of a level together.</summary>
/// <param name="Level">Which.</param>
/// <param name="Share">0 to 1, among all answers.</param>
/// <param name="Likely">
/// Where it likely is (Wilson, 95 %): what one person answers goes together, so that it is as wide as for so many people, not for so many answers.
/// </param>
/// <param name="Respondents">How many people answered the question of it that most did.</param>
public sealed record LevelShare(Level Level, double Share, LikelyRange Likely, int Respondents);
