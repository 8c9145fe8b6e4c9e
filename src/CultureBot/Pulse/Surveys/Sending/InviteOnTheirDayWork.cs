using CultureBot.Delivery;
using CultureBot.People.Directory;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Once a day: opens the next window of each onboarding and exit survey that has none, and invites those whose day it is.</summary>
internal sealed class InviteOnTheirDayWork(
    Database database,
    OrgChart chart,
    LaunchWindowHandler launch,
    InvitePeople invite,
    SurveyMessages messages,
    OutboxSignal outbox,
    TimeProvider clock) : IScheduledWork
{
    private const int FiveInTheMorning = 5;

    public string Name => "pulse-own-days";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FiveInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var surveys = (await database.ReadAsync(SurveysStore.ListAsync, cancellationToken))
            .Where(survey => survey.State is SurveyState.Scheduled or SurveyState.AwaitingApproval && survey.Template.AsksOnOwnDay()).ToList();
        if (surveys.Count == 0) return null;

        var organization = await chart.ReadAsync(cancellationToken);
        var accounts = await database.ReadAsync(PopulationStore.ListAsync, cancellationToken);
        foreach (var survey in surveys)
        {
            if (await FindWindowAsync(survey, cancellationToken) is { } window) await InviteAsync(survey, window, organization, accounts, cancellationToken);
        }

        return null;
    }

    private async Task<Window?> FindWindowAsync(Survey survey, CancellationToken cancellationToken)
    {
        var latest = await database.ReadAsync(sql => WindowsStore.FindLatestAsync(sql, survey.Id), cancellationToken);
        if (latest is { State: WindowState.Open } && survey.State == SurveyState.Scheduled) return latest.ClosesAt > clock.GetCurrentInstant() ? latest : null;

        var launched = await launch.HandleAsync(new(survey.Id, By: null), cancellationToken);
        if (launched.Refusal is LaunchRefusal.AwaitingApproval or LaunchRefusal.Brake)
        {
            await database.WriteAsync(
                sql => messages.TellHeldAsync(sql, survey, launched.Refusal.Value, (latest?.Number ?? 0) + 1, clock.GetCurrentInstant()),
                WriteUrgency.Background,
                cancellationToken);
            outbox.Notify();
        }

        return launched.Refusal is null ? launched.Window : null;
    }

    private async Task InviteAsync(
        Survey survey, Window window, Organization organization, IReadOnlyList<AskedAccount> accounts, CancellationToken cancellationToken)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var lately = await database.ReadAsync(
            sql => AskingsStore.ListSinceAsync(sql, survey.Id, today.PlusDays(-OwnDays.RestDays(survey.Template))), cancellationToken);
        var filter = new AudienceFilter(survey.Audience, today);
        var due =
            from account in accounts
            where !lately.Contains(account.PersonId)
            let person = organization.People.GetValueOrDefault(account.PersonId)
            where person is not null && filter.Includes(person)
            let wave = OwnDays.WaveOf(survey.Template, person, today)
            where wave is not null
            group account by wave.Value;
        foreach (var wave in due) await invite.HandleAsync(window, wave.Key, [.. wave], cancellationToken);
    }
}
