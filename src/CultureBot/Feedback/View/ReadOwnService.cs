using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Somebody's own team, of the latest quarter whose results are out.</summary>
/// <param name="Name">The team's.</param>
/// <param name="Fives">Null where it is not published.</param>
/// <param name="Promise">What it promises now; empty when it promises nothing.</param>
public sealed record OwnTeamService(string Name, ServiceFives? Fives, ImmutableArray<string> Promise);

/// <summary>Reads what pages about somebody show of service: their own, for them alone, and that of their team. Reads released figures only.</summary>
public sealed class ReadOwnService(Database database, TimeProvider clock)
{
    /// <summary>What customers said of somebody in the latest quarter whose results are out; null where it is not published.</summary>
    public Task<ServiceFives?> OfPersonAsync(Account reader, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => await FindQuarterAsync(sql) is { } quarter && await ReadServices.ReadOwnAsync(sql, quarter, reader.PersonId) is { } figure ? ServicesViewParts.Of(figure) : null,
        cancellationToken);

    /// <summary>The first team that somebody leads, else the one that they are in; null when nobody says.</summary>
    public Task<OwnTeamService?> OfTeamAsync(Account reader, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            if ((await OwnTeams.ReadAsync(sql, reader.PersonId)).First is not { } team) return null;
            var figure = await FindQuarterAsync(sql) is { } quarter ? await ServiceLedgerStore.FindTotalAsync(sql, quarter.Id, [Provider.ReferenceOf(team.Id)]) : null;
            return new OwnTeamService(team.Name, figure is null ? null : ServicesViewParts.Of(figure), (await PromisesStore.FindAsync(sql, team.Id))?.Lines ?? []);
        },
        cancellationToken);

    private async Task<Quarter?> FindQuarterAsync(SqlSession sql) => await QuartersStore.ListPublishedAsync(sql, clock.GetCurrentInstant()) is [var latest, ..] ? latest : null;
}
