using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>One round of service check-ins.</summary>
/// <param name="Quarter">As <c>2026-Q4</c>.</param>
/// <param name="Period">Of its schedule.</param>
internal sealed record CheckInRound(string Quarter, string Period)
{
    /// <summary>As askings and screenings know it.</summary>
    public string Name => $"{Quarter}:{Period}";

    /// <summary>From its name; null for what is none.</summary>
    public static CheckInRound? Read(string name) => name.Split(':', 2) is [var quarter, var period] ? new(quarter, period) : null;
}

/// <summary>
/// Asks some people in a round, in the caller's unit of work: whoever said whom they dealt with about at most two of these, and whoever did not say yet
/// whom it was. Whoever was asked within 14 days, by whomever, is left out. Run twice it asks once.
/// </summary>
internal sealed class AskRound(PersonalCalendars calendars)
{
    public async Task HandleAsync(SqlSession sql, CheckInRound round, IReadOnlyCollection<Account> people, Instant now)
    {
        await AskingsStore.LockAsync(sql);
        var persons = people.Select(one => one.PersonId).Distinct().ToList();
        var lately = (await AskingsStore.ListAskedSinceAsync(sql, persons, now - Duration.FromDays(Asking.DaysOfRest))).ToHashSet();
        var read = await calendars.ReadAsync(sql, persons);
        List<(Account Customer, Instant At)> asked =
        [
            .. from one in people
               where !lately.Contains(one.PersonId)
               let at = read.GetValueOrDefault(one.PersonId)?.FirstOpening(now)
               where at is not null
               select (one, at.Value),
        ];
        var screenings = (await ScreeningsStore.ListAsync(sql, round.Quarter, persons)).ToLookup(one => one.PersonId);
        await AskAboutAsync(sql, round, [.. asked.Where(one => screenings[one.Customer.PersonId].Any(screening => screening.IsAnswered))], now);

        var screened = asked.Where(one => screenings[one.Customer.PersonId].All(screening => !screening.IsAnswered && IsAskedAgain(screening, round))).ToList();
        await ScreeningsStore.AskAsync(sql, round.Quarter, round.Name, screened.Select(one => one.Customer.Id));
        await OutboxStore.WantManyAsync(sql, [.. screened.Select(one => ScreenerMessages.Want(round, one.Customer, one.At))], now);
    }

    /// <summary>Those who said whom they dealt with, about at most two of them each.</summary>
    /// <returns>How many askings came of it.</returns>
    public static async Task<int> AskAboutAsync(SqlSession sql, CheckInRound round, IReadOnlyList<(Account Customer, Instant At)> people, Instant now)
    {
        var persons = people.Select(one => one.Customer.PersonId).Distinct().ToList();
        var teams = await TeamsStore.ListOfAsync(sql, persons);
        var keys = persons.ToDictionary(person => person, person => DirectoryFields.Normalize(teams.GetValueOrDefault(person, "")));
        var unheard = (await ScreeningsStore.ListUnheardAsync(sql, round.Quarter, persons)).ToLookup(one => one.PersonId, one => Provider.ReferenceOf(one.TeamId));
        var balance = new BalanceRound((await ScreeningsStore.ListHeardAsync(sql, round.Quarter, [.. keys.Values.Distinct(StringComparer.Ordinal)])).Select(edge => (edge.CustomerTeam, edge.Provider, edge.Times)));
        List<Asking> askings = [];
        List<WantedMessage> wanted = [];
        // Whoever dealt with few has the least choice.
        foreach (var (one, turn) in people.OrderBy(one => unheard[one.Customer.PersonId].Count()).ThenBy(one => one.Customer.Id.Value).Select((one, turn) => (one, turn)))
        {
            var team = keys[one.Customer.PersonId];
            Asking[] chosen = [.. balance.Choose(team, [.. unheard[one.Customer.PersonId]], turn).Select(provider => new Asking
            {
                Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
                CustomerId = one.Customer.Id,
                CustomerTeam = team,
                Provider = provider,
                Round = round.Name,
                AskedAt = now,
            })];
            askings.AddRange(chosen);
            // A card each: its tap turns it into the receipt, which nothing else may take the place of.
            wanted.AddRange(chosen.Select(asking => AskMessages.Want(asking.Id, one.Customer, one.At)));
        }

        await AskingsStore.AddAsync(sql, askings);
        await OutboxStore.WantManyAsync(sql, wanted, now);
        return askings.Count;
    }

    private static bool IsAskedAgain(Screening screening, CheckInRound round) => screening.Asked < Screening.MostAsked || screening.Round == round.Name;
}
