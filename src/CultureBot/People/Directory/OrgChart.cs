using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>
/// Reads who works here, who manages whom, and what is known of them, from chat accounts and from what HR imported. HR's word counts
/// before a platform's.
/// </summary>
public sealed class OrgChart(Database database)
{
    /// <summary>As it is now.</summary>
    public Task<Organization> ReadAsync(CancellationToken cancellationToken) => AtAsync(Instant.MaxValue, cancellationToken);

    /// <summary>
    /// As it was at a past moment: who was there, and what HR's files had said until then. A manager whom only a platform tells is the
    /// present one, since platforms tell of no past; so are names and connections of accounts, and of accounts that were closed
    /// and opened again the latest state counts.
    /// </summary>
    public Task<Organization> AtAsync(Instant moment, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql => OrgTree.Grow(OrgRoll.Read(await OrgChartStore.ListAccountsAsync(sql, moment), await OrgChartStore.ListEntriesAsync(sql, moment))),
            cancellationToken);

    /// <summary>How many people joined and left each group, and each value of an attribute, between two readings.</summary>
    public static OrgChanges JoinedAndLeft(Organization before, Organization after) => OrgChanges.Between(before, after);
}
