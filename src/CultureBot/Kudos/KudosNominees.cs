using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary>Tells who of those named can be thanked. In a group, who cannot is passed over without a word.</summary>
internal static class KudosNominees
{
    public static ImmutableArray<KudosNominee> From(PeopleFound found) =>
        [.. found.Parts.SelectMany(p => p.Accounts.Select(a => new KudosNominee(a, p.GroupName)))];

    public static (ImmutableArray<KudosNominee> Recipients, ImmutableArray<LeftOut> LeftOut) Sort(
        Account giver, ImmutableArray<KudosNominee> nominees)
    {
        var recipients = new List<KudosNominee>();
        var leftOut = new List<LeftOut>();
        // Somebody named themselves and through a group is thanked once, as named.
        foreach (var nominee in nominees.OrderBy(n => n.GroupName is null ? 0 : 1).DistinctBy(n => n.Account.PersonId))
        {
            if (ReasonAgainst(giver, nominee.Account) is not { } reason) recipients.Add(nominee);
            else if (nominee.GroupName is null) leftOut.Add(new(nominee.Account, reason));
        }

        return ([.. recipients], [.. leftOut]);
    }

    private static KudosRefusal? ReasonAgainst(Account giver, Account account) =>
        account.PersonId == giver.PersonId ? KudosRefusal.Yourself
        : account.Kind == AccountKind.Bot ? KudosRefusal.Bot
        : !account.IsActive ? KudosRefusal.HasLeft
        : null;
}
