using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Wants a message of the follow-up: once, in working hours, and at most one a person a day. What finds no place today is tried tomorrow.</summary>
internal sealed class SendFollowUp(FollowUpHours hours)
{
    /// <param name="sql">The unit of work.</param>
    /// <param name="kind">Which message.</param>
    /// <param name="subject">About what.</param>
    /// <param name="step">Tells apart several of one kind about one subject.</param>
    /// <param name="reader">To whom.</param>
    /// <param name="now">Not before.</param>
    public async Task HandleAsync(SqlSession sql, string kind, string subject, string step, Account reader, Instant now)
    {
        var followUp = new FollowUp(kind, subject, step, reader.PersonId);
        if (await FollowUpsStore.WasSentAsync(sql, followUp)) return;
        if (await hours.FindAsync(sql, reader.PersonId, now) is not { } opening || !await FollowUpsStore.AddAsync(sql, followUp, opening.Day)) return;
        var message = new WantedMessage
        {
            Kind = kind,
            Subject = subject,
            Destination = new(reader.WorkspaceId, DestinationKind.Account, reader.ExternalId),
            Step = step,
            NotBefore = opening.At,
        };
        await OutboxStore.WantAsync(sql, message, now);
    }
}
