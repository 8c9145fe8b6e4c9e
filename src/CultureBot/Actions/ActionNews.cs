using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>An action is new or has changed: everything that shows it follows, programs outside are told, and the audit says who did what.</summary>
internal sealed class ActionNews(TellFacts facts)
{
    /// <summary>An action is new.</summary>
    public const string Promised = "action.promised";

    /// <param name="sql">The unit of work.</param>
    /// <param name="action">As it is now.</param>
    /// <param name="by">Who; null for the program itself.</param>
    /// <param name="what">As <see cref="Promised"/>, which is new; everything else is a change. No words of it.</param>
    /// <param name="now">When.</param>
    public async Task TellAsync(SqlSession sql, TeamAction action, AccountId? by, string what, Instant now)
    {
        await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = what, Subject = action.Id.Subject });
        await OutboxStore.SubjectChangedAsync(sql, action.Id.Subject, now);
        await OutboxStore.SubjectChangedAsync(sql, action.Team.Subject, now);
        await facts.HandleAsync(sql, new(what == Promised ? Promised : ActionHookEvents.Updated, action.Id.Subject, now));
    }

    /// <summary>Whoever did not ask for it themselves is told that it is theirs.</summary>
    public static async Task TellOwnerAsync(SqlSession sql, TeamAction action, Account owner, Account by, Instant now)
    {
        if (owner.PersonId == by.PersonId || action.State != ActionState.Open) return;
        var message = new WantedMessage
        {
            Kind = YoursKind.KindName,
            Subject = action.Id.Subject,
            Destination = new(owner.WorkspaceId, DestinationKind.Account, owner.ExternalId),
        };
        await OutboxStore.WantAsync(sql, message, now);
    }
}
