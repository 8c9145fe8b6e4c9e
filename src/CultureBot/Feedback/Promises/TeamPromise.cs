using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What a team's internal customers can expect of it, in its own words.</summary>
public sealed record TeamPromise
{
    public const int MostLines = 3;

    /// <summary>Of a line, in Unicode code points.</summary>
    public const int MostCharacters = 100;

    public required ProviderTeam Team { get; init; }

    /// <summary>One to three.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    public required AccountId ChangedBy { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>Under which the outbox knows what tells of it.</summary>
    public string Subject => SubjectOf(Team.Id);

    public static string SubjectOf(ProviderTeamId team) => $"promise:{team.Value:D}";

    /// <summary>The lines of what was typed: trimmed, without empty ones and bullets.</summary>
    public static ImmutableArray<string> Read(string typed) =>
        [.. typed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().TrimStart('-', '*', '•').Trim()).Where(line => line.Length > 0)];
}
