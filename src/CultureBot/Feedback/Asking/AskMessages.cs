using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The card that asks somebody how well they were served.</summary>
internal static class AskMessages
{
    public const string Ask = "feedback.ask";

    public static WantedMessage Want(AskingId asking, Account customer, Instant notBefore) => new()
    {
        Kind = Ask,
        Subject = asking.Subject,
        Destination = new(customer.WorkspaceId, DestinationKind.Account, customer.ExternalId),
        NotBefore = notBefore,
    };
}

/// <summary>Renders it once; what becomes of it is between its reader and the card.</summary>
internal sealed class FeedbackAskKind(Database database, CurrentQuarter quarters) : IMessageKind
{
    public string Name => AskMessages.Ask;

    /// <summary>Whoever reads it twice answers once; whoever never reads it is not heard.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (AskingId.Find(message.Subject) is not { } id) return Rendered.Absent;
        return await database.ReadAsync(sql => AskedService.FindAsync(sql, id), cancellationToken) is { } asked
            ? Rendered.Present(AskCards.Ask(message.Culture, asked, FeedbackWay.Sealed, await quarters.FindAsync(cancellationToken)))
            : Rendered.Absent;
    }
}
