using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>The form of what somebody chooses for themselves, for chat and page alike.</summary>
public sealed class OwnPreferences(Database database, ChangePreferences change, TimeProvider clock)
{
    /// <summary>Filled in with what holds.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="culture">Their language.</param>
    /// <param name="zone">Where they live: days away that are over there are not shown.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Form> ReadAsync(Account account, CultureInfo culture, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var (chosen, places) = await database.ReadAsync(
            async sql => (await PreferencesStore.FindAsync(sql, account.PersonId), await AccountPlacesStore.ListAsync(sql, account.PersonId)), cancellationToken);
        return PreferencesForm.Make(culture, chosen, places, clock.GetCurrentInstant().InZone(zone).Date);
    }

    /// <returns>What is wrong, by field; empty when it is stored.</returns>
    public async Task<ImmutableDictionary<string, string>> SaveAsync(Account account, CultureInfo culture, FormValues filled, CancellationToken cancellationToken) =>
        PreferencesForm.Errors(culture, await change.HandleAsync(account, PreferencesForm.Read(filled), cancellationToken));
}
