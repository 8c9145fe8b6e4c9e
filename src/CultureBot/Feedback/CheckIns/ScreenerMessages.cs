using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The card that asks whom somebody dealt with.</summary>
internal static class ScreenerMessages
{
    public const string Screener = "feedback.screener";

    public static WantedMessage Want(CheckInRound round, Account customer, Instant notBefore) => new()
    {
        Kind = Screener,
        Subject = Screening.SubjectOf(round.Quarter, customer.Id),
        Step = round.Name,
        Destination = new(customer.WorkspaceId, DestinationKind.Account, customer.ExternalId),
        NotBefore = notBefore,
    };
}

internal sealed class FeedbackScreenerKind(Database database) : IMessageKind
{
    public string Name => ScreenerMessages.Screener;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (message.Recipient is not { } reader || CheckInRound.Read(message.Step) is not { } round) return Rendered.Absent;
        var own = await database.ReadAsync(sql => ScreeningsStore.ListAsync(sql, round.Quarter, [reader.PersonId]), cancellationToken);
        return own.Any(screening => screening.IsAnswered) ? Rendered.Absent : Rendered.Present(CheckInCards.Screener(message.Culture, round));
    }
}
