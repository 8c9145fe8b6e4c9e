using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

public enum CountServedResult
{
    Asked,
    Counted,
    Postponed,
    NoRule,
    UnknownTeam,
    UnknownCustomer,
    TooLong,
}

/// <summary>For the operator's programs, such as one that closes tickets: a team has served somebody.</summary>
public sealed class CountServed
{
    private readonly Database _database;
    private readonly RecordServedHandler _served;

    internal CountServed(Database database, RecordServedHandler served) => (_database, _served) = (database, served);

    /// <param name="team">Its name, however it is written.</param>
    /// <param name="customerEmail">A confirmed address.</param>
    /// <param name="purpose">With what, at most 120 characters; may be empty.</param>
    /// <param name="key">The program's own, such as a ticket's number: sent again within two days it counts once. Empty where each counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CountServedResult> HandleAsync(string team, string customerEmail, string purpose, string key, CancellationToken cancellationToken)
    {
        var (provider, customer) = await _database.ReadAsync(
            async sql => (
                (await ProviderTeams.ReadAsync(sql)).Find(team),
                await PeopleStore.ListByEmailsAsync(sql, [AccountText.Email(customerEmail)]) is [var account, ..] ? account : null),
            cancellationToken);
        if (provider is null) return CountServedResult.UnknownTeam;
        if (customer is null) return CountServedResult.UnknownCustomer;
        return await _served.HandleAsync(new(null, provider, customer, LiteralText.Clean(purpose).Trim(), key), cancellationToken) switch
        {
            ServedResult.Asked => CountServedResult.Asked,
            ServedResult.Counted => CountServedResult.Counted,
            ServedResult.Postponed => CountServedResult.Postponed,
            ServedResult.TooLong => CountServedResult.TooLong,
            _ => CountServedResult.NoRule,
        };
    }
}
