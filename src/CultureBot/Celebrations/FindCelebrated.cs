using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Celebrations;

/// <summary>Who is on a post: by what is known at its hour, and afterwards those who were on it when it was sent.</summary>
internal sealed class FindCelebrated(Database database, PersonalCalendars calendars)
{
    private const int PersonsAtOnce = 1000;

    /// <returns>By name.</returns>
    public Task<IReadOnlyList<CelebratedPerson>> HandleAsync(MessageToRender post, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var what = post.WasSent
                ? Celebrated.Among(await AttemptStore.ListCarriesAsync(sql, post.Id)).ToList()
                : await ListNewAsync(sql, post);
            return await NameAsync(sql, CelebrationMorning.Parse(post.Subject).Date, what);
        },
        cancellationToken);

    private async Task<IReadOnlyList<Celebrated>> ListNewAsync(SqlSession sql, MessageToRender post)
    {
        var settings = await CelebrationSettingsStore.FindAsync(sql, post.Workspace.Id);
        if (!await IsPlaceAsync(sql, settings, post)) return [];
        var morning = CelebrationMorning.Parse(post.Subject);
        List<Celebrated> found = [];
        foreach (var kind in CelebrationKinds.All.Where(settings.Has))
        {
            var dated = await CelebrationsStore.ListOnAsync(sql, post.Workspace.Id, kind, DaysAround(morning.Date));
            // Of somebody with several accounts in one workspace the first stands for them.
            foreach (var some in dated.DistinctBy(person => person.PersonId).Chunk(PersonsAtOnce))
            {
                var theirs = await calendars.ReadAsync(sql, [.. some.Select(person => person.PersonId)]);
                found.AddRange(some.SelectMany(person => On(morning, settings.WeekendRule, kind, person, theirs.GetValueOrDefault(person.PersonId))));
            }
        }

        if (found.Count == 0) return [];
        var elsewhere = await CelebrationsStore.ListElsewhereAsync(sql, post.Workspace.Id, post.Id, [.. found.Select(one => one.Text)]);
        return [.. found.Where(one => !elsewhere.Contains(one.Text, StringComparer.Ordinal))];
    }

    /// <summary>
    /// Posts go where HR wants them now. Where nobody chose, a channel that fits better by now takes only what is wanted there, too: the morning would else be lost.
    /// </summary>
    private static async Task<bool> IsPlaceAsync(SqlSession sql, CelebrationSettings settings, MessageToRender post) =>
        await settings.FindChannelAsync(sql, post.Workspace) is { } place
        && (place.ExternalId == post.Destination.Id
            || (settings.ChannelId is null && !await CelebrationsStore.IsWantedAtAsync(sql, post.Subject, post.Workspace.Id, place.ExternalId)));

    private static IEnumerable<Celebrated> On(
        CelebrationMorning morning, WeekendRule rule, CelebrationKind kind, CelebrationsStore.DatedPerson person, PersonalCalendar? calendar)
    {
        if (calendar is null || CelebrationMorning.Of(morning.Date, calendar.Zone) != morning || CelebrationDate.Find(kind, person.Value) is not { } date) yield break;
        foreach (var (on, years) in date.Between(morning.Date.PlusDays(-CelebratedDay.Furthest), morning.Date.PlusDays(CelebratedDay.Furthest)))
        {
            if (CelebratedDay.Of(on, rule, calendar) == morning.Date) yield return new(person.AccountId, kind, on, years);
        }
    }

    /// <summary>Whoever was erased, or would rather not be celebrated, is on no post any more.</summary>
    private async Task<IReadOnlyList<CelebratedPerson>> NameAsync(SqlSession sql, LocalDate date, IReadOnlyList<Celebrated> what)
    {
        var accounts = (await PeopleStore.ListAsync(sql, [.. what.Select(one => one.AccountId)])).Where(account => account.ErasedAt is null).ToDictionary(account => account.Id);
        List<CelebratedPerson> named = [];
        foreach (var one in what)
        {
            if (!accounts.TryGetValue(one.AccountId, out var account) || !(await OwnCelebrationsStore.FindAsync(sql, account.PersonId, one.Kind)).IsWanted) continue;
            var calendar = (await calendars.ReadAsync(sql, [account.PersonId])).GetValueOrDefault(account.PersonId);
            named.Add(new(account, one, calendar is null || calendar.Leaves.Any(leave => leave.Contains(date))));
        }

        return [.. named.OrderBy(one => one.Account.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Account.Id.Value)];
    }

    /// <summary>The days around a date as the directory writes them: whose day falls on one of them may be celebrated on the date.</summary>
    private static string[] DaysAround(LocalDate date) =>
    [
        .. Enumerable.Range(-CelebratedDay.Furthest, (2 * CelebratedDay.Furthest) + 1)
            .Select(days => date.PlusDays(days))
            .SelectMany(IEnumerable<AnnualDate> (day) => day is { Month: 2, Day: 28 } ? [new(2, 28), new(2, 29)] : [new(day.Month, day.Day)])
            .Select(AnnualDatePattern.Iso.Format)
            .Distinct(StringComparer.Ordinal),
    ];
}
