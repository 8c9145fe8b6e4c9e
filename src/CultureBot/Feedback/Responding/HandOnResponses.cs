using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What a team has to answer for goes to whoever leads it now, once its owner has left, or to HR; what is about a person never does.</summary>
internal sealed class HandOnResponses(FindOwner owners)
{
    private const int AtOnce = 200;

    /// <summary>In the caller's unit of work; the new owner reads it as the one before did.</summary>
    public async Task HandleAsync(SqlSession sql, Instant now)
    {
        if (await ResponsesStore.ListLeftAsync(sql, AtOnce) is not { Count: > 0 } left) return;
        var teams = await ProviderTeams.ReadAsync(sql);
        foreach (var response in left)
        {
            var team = response.TeamId is { } id ? await ProviderTeamsStore.FindAsync(sql, id) : null;
            if (FeedbackSubject.Find(response.Subject) is not { } subject || await owners.HandleAsync(sql, teams, team) is not (_, { IsActive: true } owner)) continue;
            await ResponsesStore.SaveOwnerAsync(sql, response.Subject, owner.Id);
            await FeedbackNews.TellOwnerAsync(sql, subject, response.TeamId, wantsResponse: false, owner, now);
        }
    }
}
