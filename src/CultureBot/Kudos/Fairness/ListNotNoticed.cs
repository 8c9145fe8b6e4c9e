using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Kudos;

/// <summary>Whom a manager could notice: names of those who report to them and whom nobody has thanked for <see cref="FairnessFigures.Days"/> days.</summary>
public sealed class ListNotNoticed(Database database, TimeProvider clock)
{
    // Nobody leads more; a page and a statement hold so many.
    private const int Most = 500;

    /// <summary>Who has agreed that managers may see it.</summary>
    public Task<NotNoticedAgreement> ReadAgreementAsync(CancellationToken cancellationToken) => database.ReadAsync(NotNoticedStore.ReadAsync, cancellationToken);

    /// <returns>By name; without those who are new or on leave. Null while it is not agreed, and for whoever leads nobody.</returns>
    public Task<ImmutableArray<string>?> HandleAsync(Account manager, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => ReadAsync(sql, manager.PersonId), cancellationToken);

    private async Task<ImmutableArray<string>?> ReadAsync(SqlSession sql, PersonId manager)
    {
        if (!(await NotNoticedStore.ReadAsync(sql)).IsOn) return null;
        var reports = await TeamsStore.ListReportsAsync(sql, manager, Most);
        if (reports.Count == 0) return null;

        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        PersonId[] persons = [.. reports.Select(report => report.PersonId)];
        var thanked = await NotNoticedStore.ListThankedAsync(sql, persons, now - Duration.FromDays(FairnessFigures.Days));
        var away = (await WorkingTimeStore.ListLeavesAsync(sql, persons, today)).Where(leave => leave.FromDate <= today).Select(leave => leave.PersonId);
        var left = thanked.Concat(away).ToHashSet();
        return
        [
            .. reports.Where(report => !left.Contains(report.PersonId) && !(report.StartDate is { } start && Period.DaysBetween(start, today) < FairnessFigures.NewForDays))
                .Select(report => report.Name).Order(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
