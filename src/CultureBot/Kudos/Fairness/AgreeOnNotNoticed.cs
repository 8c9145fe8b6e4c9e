using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Kudos;

/// <summary>Somebody agrees in one of their roles that managers see whom nobody has thanked lately, or takes back that their role has.</summary>
/// <param name="By">Who.</param>
/// <param name="Role">One of <see cref="NotNoticedAgreement.Needed"/>.</param>
/// <param name="Agrees">False: not any more.</param>
public sealed record AgreeOnNotNoticed(Account By, Role Role, bool Agrees);

public enum AgreementRefusal
{
    /// <summary>They do not have that role, or it is none that is asked.</summary>
    NotInRole,

    /// <summary>They have agreed for the other role: it takes two people.</summary>
    SamePerson,
}

/// <summary>Done twice it changes nothing; each change leaves an entry in the audit.</summary>
public sealed class AgreeOnNotNoticedHandler(Database database, Roles roles, TimeProvider clock)
{
    private const string Subject = "not_noticed";
    private const string Agreed = "not_noticed.agreed";
    private const string Withdrawn = "not_noticed.withdrawn";

    /// <returns>Null when it is as they said.</returns>
    public Task<AgreementRefusal?> HandleAsync(AgreeOnNotNoticed request, CancellationToken cancellationToken) =>
        database.WriteAsync(sql => StoreAsync(sql, request), WriteUrgency.Acknowledgement, cancellationToken);

    private async Task<AgreementRefusal?> StoreAsync(SqlSession sql, AgreeOnNotNoticed request)
    {
        if (!NotNoticedAgreement.Needed.Contains(request.Role) || !(await roles.OfAsync(sql, request.By)).HasFlag(request.Role)) return AgreementRefusal.NotInRole;
        var agreement = await NotNoticedStore.ReadAsync(sql);
        var now = clock.GetCurrentInstant();
        if (!request.Agrees)
        {
            if (await NotNoticedStore.WithdrawAsync(sql, request.Role)) await AddAsync(Withdrawn);
            return null;
        }

        if (agreement.Of(request.Role) is not null) return null;
        if (agreement.Agreed.Any(consent => consent.PersonId == request.By.PersonId)) return AgreementRefusal.SamePerson;
        await NotNoticedStore.AgreeAsync(sql, request.Role, request.By.Id, now);
        await AddAsync(Agreed);
        return null;

        Task AddAsync(string action) => AuditStore.AddAsync(
            sql, new() { At = now, AccountId = request.By.Id, Action = action, Subject = Subject, Details = request.Role.ToString() });
    }
}
