using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever served some colleagues asks them how well.</summary>
internal sealed record AskCustomers
{
    /// <summary>Who asks; null for a team's rule.</summary>
    public required Account? By { get; init; }

    /// <summary>Themself, or their team.</summary>
    public required Provider Provider { get; init; }

    public required ImmutableArray<Account> Customers { get; init; }

    /// <summary>What for, in the asker's words; may be empty.</summary>
    public string Purpose { get; init; } = "";
}

/// <param name="Refusal">Why nobody is asked at all; null when each customer was looked at.</param>
/// <param name="Asked">Who reads a card at their next working hour.</param>
/// <param name="NotAsked">Who does not, and why.</param>
internal sealed record CustomersAsked(AskRefusal? Refusal, ImmutableArray<Account> Asked, ImmutableArray<(Account Customer, AskRefusal Why)> NotAsked);

internal enum AskRefusal
{
    /// <summary>The asker is not in the team and does not lead it.</summary>
    NotYourTeam,

    NoCustomers,
    TooMany,
    TooLong,

    /// <summary>One of the customers is whoever asks.</summary>
    Yourself,

    /// <summary>One of the customers is in the team, or leads it.</summary>
    OwnTeam,

    /// <summary>Left, a bot, or of another organization.</summary>
    NotHere,

    /// <summary>Asked within the last 14 days.</summary>
    AskedLately,

    /// <summary>Not working for weeks.</summary>
    Away,
}

/// <summary>
/// Keeps who is asked and wants each a card at their next working hour; whoever was asked within 14 days is left in peace. Sent twice it asks
/// once: whoever was asked just now was asked lately.
/// </summary>
internal sealed class AskCustomersHandler(Database database, PersonalCalendars calendars, OutboxSignal outbox, TimeProvider clock)
{
    public const int MostCustomers = 10;

    public async Task<CustomersAsked> HandleAsync(AskCustomers request, CancellationToken cancellationToken)
    {
        if (Refuse(request) is { } refusal) return new(refusal, [], []);
        var result = await database.WriteAsync(sql => AskAsync(sql, request), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }

    private static AskRefusal? Refuse(AskCustomers request) => request.Customers.Length switch
    {
        0 => AskRefusal.NoCustomers,
        > MostCustomers => AskRefusal.TooMany,
        _ => request.Purpose.EnumerateRunes().Count() > Asking.MostCharacters ? AskRefusal.TooLong : null,
    };

    /// <summary>For themself, or for a team that they are in or lead.</summary>
    public static async Task<bool> MayAskAsync(SqlSession sql, Provider provider, Account asker) =>
        provider.Team is { } team
            ? (await OwnTeams.ReadAsync(sql, asker.PersonId)).All.Any(own => own.Key == team.Key)
            : provider.Person!.PersonId == asker.PersonId;

    /// <summary>In the caller's unit of work.</summary>
    public async Task<CustomersAsked> AskAsync(SqlSession sql, AskCustomers request)
    {
        var now = clock.GetCurrentInstant();
        await AskingsStore.LockAsync(sql);
        var lead = request.Provider.Team is { } team ? await (await ProviderTeams.ReadAsync(sql)).FindLeadAsync(sql, team) : null;
        if (request.By is { } asker && !await MayAskAsync(sql, request.Provider, asker)) return new(AskRefusal.NotYourTeam, [], []);

        var persons = request.Customers.Select(customer => customer.PersonId).Distinct().ToList();
        var lately = (await AskingsStore.ListAskedSinceAsync(sql, persons, now - Duration.FromDays(Asking.DaysOfRest))).ToHashSet();
        var read = await calendars.ReadAsync(sql, persons);
        List<(Asking Asking, Account Customer, Instant At)> asked = [];
        List<(Account, AskRefusal)> notAsked = [];
        foreach (var person in persons)
        {
            var named = request.Customers.First(customer => customer.PersonId == person);
            var customerTeam = DirectoryFields.Normalize(await TeamsStore.FindOfAsync(sql, person));
            var standing = await PeopleStore.FindStandingAsync(sql, person);
            var opening = read.GetValueOrDefault(person)?.FirstOpening(now);
            if (RefusalOf(request.Provider, named, customerTeam, lead, standing, lately, opening) is { } why) notAsked.Add((named, why));
            else asked.Add((AskingOf(request, standing!, customerTeam, now), standing!, opening!.Value));
        }

        if (request.Provider.Team is { } provider && asked.Count > 0) await ProviderTeamsStore.SaveAsync(sql, provider);
        await AskingsStore.AddAsync(sql, asked.Select(one => one.Asking));
        await OutboxStore.WantManyAsync(sql, [.. asked.Select(one => AskMessages.Want(one.Asking.Id, one.Customer, one.At))], now);
        return new(null, [.. asked.Select(one => one.Customer)], [.. notAsked]);
    }

    private static AskRefusal? RefusalOf(
        Provider provider, Account named, string customerTeam, PersonId? lead, Account? standing, HashSet<PersonId> lately, Instant? opening) =>
        provider.Person?.PersonId == named.PersonId ? AskRefusal.Yourself
        : provider.Team is { } team && (team.Key == customerTeam || lead == named.PersonId) ? AskRefusal.OwnTeam
        : standing is null || named.Kind is AccountKind.Bot or AccountKind.Stranger ? AskRefusal.NotHere
        : lately.Contains(named.PersonId) ? AskRefusal.AskedLately
        : opening is null ? AskRefusal.Away
        : null;

    private static Asking AskingOf(AskCustomers request, Account customer, string customerTeam, Instant now) => new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        CustomerId = customer.Id,
        CustomerTeam = customerTeam,
        Provider = request.Provider.Reference,
        AskedBy = request.By?.Id,
        Purpose = request.Purpose,
        AskedAt = now,
    };
}
