using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Reads what a page shows of a quarter. Reads released figures only.</summary>
public sealed class ReadServicesView
{
    private const int MostQuarters = 12;

    private readonly Database _database;
    private readonly ReadServices _read;
    private readonly ReadOwnGaps _gaps;
    private readonly TimeProvider _clock;

    internal ReadServicesView(Database database, ReadServices read, ReadOwnGaps gaps, TimeProvider clock) =>
        (_database, _read, _gaps, _clock) = (database, read, gaps, clock);

    /// <param name="reader">Who reads.</param>
    /// <param name="quarter">As <c>2026-Q4</c>; null for the latest.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <returns>Null for a quarter of which no results are out.</returns>
    public Task<ServicesView?> HandleAsync(Account reader, string? quarter, CancellationToken cancellationToken) =>
        _database.ReadAsync(sql => ReadAsync(sql, reader, quarter), cancellationToken);

    private async Task<ServicesView?> ReadAsync(SqlSession sql, Account reader, string? quarter)
    {
        var (person, now) = (reader.PersonId, _clock.GetCurrentInstant());
        var quarters = await QuartersStore.ListPublishedAsync(sql, now);
        var view = new ServicesView
        {
            Quarters = [.. quarters.Select(one => one.Name)],
            Promises = [.. (await PromisesStore.ListAsync(sql)).Select(promise => new PromiseEntry(promise.Team.Name, promise.Lines, promise.ChangedAt))],
        };
        if (await _read.HandleAsync(sql, person, now, quarter) is not { } report) return quarter is null ? view : null;

        var teams = await ProviderTeams.ReadAsync(sql);
        var ofReader = await OwnTeams.ReadAsync(sql, teams, person);
        var own = await _gaps.HandleAsync(sql, report, ofReader, now);
        var trend = await ReadTrendAsync(sql, [.. quarters.SkipWhile(one => one.Id != report.Quarter.Id)], ofReader.First);
        return ServicesViewParts.WithTrend(ServicesViewParts.Fill(view, report, own, teams, ofReader.First?.Key ?? ""), trend) with
        {
            Comments = await ReadCommentsAsync(sql, report, own, person),
        };
    }

    private static async Task<ImmutableArray<ServiceQuarter>> ReadTrendAsync(SqlSession sql, ImmutableArray<Quarter> quarters, ProviderTeam? own)
    {
        var compared = quarters.TakeWhile((_, at) => at == 0 || quarters[at - 1].IsComparable).Take(MostQuarters).Reverse().ToList();
        var reference = own is null ? null : Provider.ReferenceOf(own.Id);
        var totals = (await ServiceLedgerStore.ListTeamTotalsAsync(sql, [.. compared.Select(one => one.Id)])).ToLookup(total => total.Quarter);
        return [.. compared.Select(one => new ServiceQuarter(
            one.Name, ServicesViewParts.Sum(totals[one.Id]), ServicesViewParts.Sum(totals[one.Id].Where(total => total.Provider == reference))))];
    }

    /// <summary>A team's are for the team, a person's for that person.</summary>
    private static async Task<ImmutableArray<ServiceComment>> ReadCommentsAsync(SqlSession sql, ServiceReport report, OwnGaps own, PersonId person)
    {
        var comments = ImmutableArray.CreateBuilder<ServiceComment>();
        if (own.Own is { } team) await AddAsync(Provider.ReferenceOf(team.Team.Id), isAboutReader: false);
        foreach (var account in await PeopleStore.ListSamePersonAsync(sql, person)) await AddAsync(Provider.ReferenceOf(account.Id), isAboutReader: true);
        return comments.ToImmutable();

        async Task AddAsync(string provider, bool isAboutReader) => comments.AddRange(
            (await ServiceLedgerStore.ListWordsAsync(sql, report.Quarter.Id, provider)).Select(words => new ServiceComment(isAboutReader, words.Words, words.Wish)));
    }
}
