using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever leads a team lets it ask every n-th customer.</summary>
/// <param name="By">Who.</param>
/// <param name="Team">Theirs.</param>
/// <param name="Every">1 to 100; null ends the rule.</param>
internal sealed record SetAskingRule(Account By, ProviderTeam Team, int? Every);

internal sealed class SetAskingRuleHandler(Database database, TimeProvider clock)
{
    /// <returns>False when somebody else leads the team.</returns>
    public Task<bool> HandleAsync(SetAskingRule request, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await (await ProviderTeams.ReadAsync(sql)).FindLeadAsync(sql, request.Team) != request.By.PersonId) return false;
            await ProviderTeamsStore.SaveAsync(sql, request.Team);
            var now = clock.GetCurrentInstant();
            if (request.Every is { } every) await AskingRulesStore.SaveAsync(sql, new() { TeamId = request.Team.Id, Every = every }, request.By.Id, now);
            else await AskingRulesStore.EndAsync(sql, request.Team.Id);
            await AuditStore.AddAsync(
                sql, new() { At = now, AccountId = request.By.Id, Action = "asking.changed", Subject = $"team:{request.Team.Id.Value:D}", Details = request.Every is { } set ? $"every {set}" : "off" });
            return true;
        },
        WriteUrgency.Acknowledgement,
        cancellationToken);
}
