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
    /// <param name="team">The key of the reader's team, or of the one that they lead; empty for none.</param>
    /// <param name="leads">They lead it.</param>
    /// <param name="now">When.</param>
    public async Task<OwnGaps> HandleAsync(SqlSession sql, ServiceReport report, string team, bool leads, Instant now)
    {
        var all = await gaps.HandleAsync(sql, report, report.ComparedUntil ?? now);
        var own = report.Teams.FirstOrDefault(one => one.Team.Key == team);
        var id = team.Length > 0 ? (await ProviderTeams.ReadAsync(sql)).Find(team)?.Id ?? own?.Team.Id : null;
        if (id is not { } known) return new(all, own, null, null);

        var before = await PredictionsStore.FindAsync(sql, report.Quarter.Name, known);
        var current = Quarter.At(now).Name;
        var isInvited = leads && before is null && await PredictionsStore.FindAsync(sql, current, known) is null;
        return new(all, own, before is null || own is null ? null : new(before.Tenths, own.Figure), isInvited ? current : null);
    }
}
