using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>
/// In the last week of a quarter, once: whoever leads a team that was rated by enough customers before, or that promises something, is asked what it expects.
/// </summary>
internal sealed class AskForPredictionsWork(Database database, PersonalCalendars calendars, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    private const int FourInTheMorning = 4;

    private static readonly Duration Before = Duration.FromDays(7);

    public string Name => "feedback-predictions";

    public MissedRule Missed => MissedRule.Latest;

    public bool MayPause => true;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (quarter, closesAt) = Quarter.At(now);
        if (closesAt - now > Before) return null;
        foreach (var team in await database.ReadAsync(sql => ListAsync(sql, now), cancellationToken))
            await database.WriteAsync(sql => AskAsync(sql, team, quarter, closesAt, now), WriteUrgency.Background, cancellationToken);
        outbox.Notify();
        return null;
    }

    private static async Task<IReadOnlyList<ProviderTeam>> ListAsync(SqlSession sql, Instant now)
    {
        var promising = (await PromisesStore.ListAsync(sql)).Select(promise => Provider.ReferenceOf(promise.Team.Id));
        var rated = await QuartersStore.ListPublishedAsync(sql, now) is [var latest, ..] ? (await ServiceLedgerStore.ListAsync(sql, latest.Id)).Select(row => row.Provider) : [];
        var asked = promising.Concat(rated).ToHashSet(StringComparer.Ordinal);
        return [.. (await ProviderTeams.ReadAsync(sql)).All.Where(team => asked.Contains(Provider.ReferenceOf(team.Id)))];
    }

    private async Task AskAsync(SqlSession sql, ProviderTeam team, string quarter, Instant closesAt, Instant now)
    {
        if (await PredictionsStore.FindAsync(sql, quarter, team.Id) is not null) return;
        if (await (await ProviderTeams.ReadAsync(sql)).FindLeadAsync(sql, team) is not { } lead) return;
        if (await PeopleStore.FindStandingAsync(sql, lead) is not { } reader) return;
        // Whoever is away until the quarter is over is not asked.
        if ((await calendars.ReadAsync(sql, [lead])).GetValueOrDefault(lead)?.FirstOpening(now) is not { } opening || opening >= closesAt) return;
        await OutboxStore.WantAsync(
            sql,
            new()
            {
                Kind = PredictionAskedKind.KindName,
                Subject = new PredictionSubject(quarter, team.Id).Text,
                Destination = new(reader.WorkspaceId, DestinationKind.Account, reader.ExternalId),
                NotBefore = opening,
            },
            now);
    }
}
