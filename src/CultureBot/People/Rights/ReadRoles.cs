using System.Collections.Immutable;
using CultureBot.People.Persons;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Rights;

/// <summary>Who has which role, and whom one could give one.</summary>
/// <param name="Lists">One for each role of <see cref="Roles.OnPage"/>, in that order.</param>
/// <param name="Found">Whoever was looked for, at most <see cref="ReadRoles.Most"/>; empty when nobody was.</param>
/// <param name="HasMore">There are more than were found.</param>
public sealed record RolesOverview(ImmutableArray<RoleList> Lists, ImmutableArray<RoleCandidate> Found, bool HasMore);

/// <summary>Everybody with a role.</summary>
/// <param name="Role">Which.</param>
/// <param name="Holders">In the order of names.</param>
/// <param name="Unknown">Addresses in the configuration that nobody here has.</param>
public sealed record RoleList(Role Role, ImmutableArray<RoleHolder> Holders, ImmutableArray<string> Unknown);

/// <summary>Somebody with a role.</summary>
/// <param name="Account">Who.</param>
/// <param name="IsConfigured">The configuration gives it, and it cannot be taken here.</param>
/// <param name="GivenBy">The name of whoever gave it; empty for nobody.</param>
/// <param name="GivenAt">When; null when nobody gave it here.</param>
public sealed record RoleHolder(PersonAccount Account, bool IsConfigured, string GivenBy, Instant? GivenAt);

/// <summary>Somebody who was looked for.</summary>
/// <param name="Account">Who.</param>
/// <param name="Missing">The roles that they do not have.</param>
public sealed record RoleCandidate(PersonAccount Account, ImmutableArray<Role> Missing);

/// <summary>Reads what stands on the page of roles.</summary>
public sealed class ReadRoles(Database database, Roles roles)
{
    /// <summary>The most people that one look finds.</summary>
    public const int Most = 50;

    /// <param name="find">A part of a name or an address; empty: nobody is looked for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<RolesOverview> HandleAsync(string find, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => ReadAsync(sql, find), cancellationToken);

    private async Task<RolesOverview> ReadAsync(SqlSession sql, string find)
    {
        var given = await GivenRolesStore.ListAsync(sql);
        var lists = ImmutableArray.CreateBuilder<RoleList>();
        foreach (var role in Roles.OnPage) lists.Add(await ListAsync(sql, role, [.. given.Where(g => g.Role == role)]));

        var found = find.Length == 0 ? [] : await GivenRolesStore.FindAsync(sql, find, Most + 1);
        var candidates = found.Take(Most).Select(account => new RoleCandidate(
            account, [.. lists.Where(list => list.Holders.All(holder => holder.Account.Id != account.Id)).Select(list => list.Role)]));
        return new(lists.ToImmutable(), [.. candidates], found.Count > Most);
    }

    private async Task<RoleList> ListAsync(SqlSession sql, Role role, ImmutableArray<GivenRole> given)
    {
        var byAddress = await roles.ListConfiguredAsync(sql, role);
        var configured = byAddress.Select(account => account.Id).ToHashSet();
        var cards = await PersonListsStore.ListAccountsAsync(sql, configured.Concat(given.Select(g => g.AccountId)));
        var holders = cards.Select(card =>
        {
            var byHand = given.FirstOrDefault(g => g.AccountId == card.Id);
            return new RoleHolder(card, configured.Contains(card.Id), byHand?.GivenBy ?? "", byHand?.GivenAt);
        });
        var known = byAddress.Select(account => account.Email).ToHashSet(StringComparer.Ordinal);
        return new(
            role,
            [.. holders.OrderBy(holder => holder.Account.Name, StringComparer.Ordinal).ThenBy(holder => holder.Account.Id.Value)],
            [.. roles.ConfiguredEmails(role).Where(email => !known.Contains(email)).Order(StringComparer.Ordinal)]);
    }
}
