using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>Reads the teams whose service is rated, a line each.</summary>
internal static class RatedTeams
{
    private const int Most = 20;
    private const int LongestName = 60;

    public static Reading<ImmutableArray<Question>> Read(string typed)
    {
        ImmutableArray<string> teams =
        [
            .. typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return teams.Length > Most || teams.Any(team => team.Length > LongestName)
            ? new Fault("FaultRated", ("most", Most), ("longest", LongestName))
            : teams.Select(QuestionBank.Rating).ToImmutableArray();
    }

    public static string Write(IEnumerable<Question> questions) =>
        string.Join('\n', questions.Where(question => question.RatedTeam.Length > 0).Select(question => question.RatedTeam));
}
