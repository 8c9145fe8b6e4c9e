using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Blind spots and hidden strengths as one reader sees them.</summary>
/// <param name="All">Of the organization and its teams.</param>
/// <param name="Own">The reader's team; null where its figure is not published.</param>
/// <param name="Expected">What that team expected; null for nothing, and where there is nothing to set it beside.</param>
/// <param name="Invited">The quarter for which the reader, who leads the team, may still say what they expect; null for none.</param>
internal sealed record OwnGaps(GapReport All, TeamService? Own, PredictionGap? Expected, string? Invited);

/// <summary>Reads them. Nobody's results wait for what they expected: whoever expected nothing sees them all the same.</summary>
internal sealed class ReadOwnGaps(ReadGaps gaps)
{
    /// <param name="sql">The session.</param>
    /// <param name="report">What is published of the quarter.</param>
    /// <param name="teams">The reader's.</param>
    /// <param name="now">When.</param>
    public async Task<OwnGaps> HandleAsync(SqlSession sql, ServiceReport report, OwnTeams teams, Instant now)
    {
        var all = await gaps.HandleAsync(sql, report, report.ComparedUntil ?? now);
        if (teams.First is not { } team) return new(all, null, null, null);

        var own = report.Teams.FirstOrDefault(one => one.Team.Id == team.Id);
        var before = await PredictionsStore.FindAsync(sql, report.Quarter.Name, team.Id);
        var current = Quarter.At(now).Name;
        var isInvited = teams.Led.Contains(team) && before is null && await PredictionsStore.FindAsync(sql, current, team.Id) is null;
        return new(all, own, before is null || own is null ? null : new(before.Tenths, own.Figure), isInvited ? current : null);
    }
}
