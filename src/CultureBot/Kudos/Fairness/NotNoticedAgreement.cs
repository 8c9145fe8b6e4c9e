using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>
/// Whether managers may see which of those who report to them nobody has thanked lately. It is off until an administrator and an auditor, two people, agree
/// (methodology §5); either takes it back alone.
/// </summary>
/// <param name="Agreed">Who has agreed so far.</param>
public sealed record NotNoticedAgreement(ImmutableArray<NotNoticedConsent> Agreed)
{
    /// <summary>The roles of which it takes one each.</summary>
    public static ImmutableArray<Role> Needed { get; } = [Role.Administrator, Role.Auditor];

    /// <summary>Accounts of one person, also of one who became it later, do not agree with each other.</summary>
    public bool IsOn => Needed.All(role => Of(role) is not null) && Agreed.Select(consent => consent.PersonId).Distinct().Count() == Needed.Length;

    /// <summary>Null while nobody of that role has agreed.</summary>
    public NotNoticedConsent? Of(Role role) => Agreed.FirstOrDefault(consent => consent.Role == role);
}

/// <param name="Role">As what they agreed.</param>
/// <param name="Name">Who.</param>
/// <param name="PersonId">The same.</param>
/// <param name="At">When.</param>
public sealed record NotNoticedConsent(Role Role, string Name, PersonId PersonId, Instant At);
