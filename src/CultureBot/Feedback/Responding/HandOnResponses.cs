using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// What a team has to answer for goes to whoever leads it now, or to HR: once its owner has left, and where there was nobody to be told when it came. What is
/// about a person never does.
/// </summary>
internal sealed class HandOnResponses(FindOwner owners)
{
    private const int AtOnce = 200;

    /// <summary>In the caller's unit of work; the new owner reads it as the one before did.</summary>
    public async Task HandleAsync(SqlSession sql, Instant now)
    {
        var (left, untold) = (await ResponsesStore.ListLeftAsync(sql, AtOnce), await UntoldStore.ListAsync(sql));
        if (left.Count == 0 && untold.Count == 0) return;
        var teams = await ProviderTeams.ReadAsync(sql);
        foreach (var response in left)
        {
            if (FeedbackSubject.Find(response.Subject) is not { } subject || await FindAsync(sql, teams, response.TeamId) is not { } owner) continue;
            await ResponsesStore.SaveOwnerAsync(sql, response.Subject, owner.Id);
            await FeedbackNews.TellOwnerAsync(sql, subject, response.TeamId, wantsResponse: false, owner, now);
        }

        // Team by team: what waits for a lead for years is in nobody's way.
        foreach (var ofTeam in untold.GroupBy(one => one.Team))
        {
            if (await FindAsync(sql, teams, ofTeam.Key) is not { } owner) continue;
            foreach (var (subject, team) in ofTeam.Take(AtOnce)) await FeedbackNews.TellOwnerAsync(sql, subject, team, wantsResponse: true, owner, now);
        }
    }

    private async Task<Account?> FindAsync(SqlSession sql, ProviderTeams teams, ProviderTeamId? id)
    {
        var team = id is { } known ? await ProviderTeamsStore.FindAsync(sql, known) : null;
        return await owners.HandleAsync(sql, teams, team) is (_, { IsActive: true } owner) ? owner : null;
    }
}
