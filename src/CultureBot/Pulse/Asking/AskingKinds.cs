using CultureBot.Delivery;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// The card that asks, made when it is sent: not for somebody who has answered, nor for what has closed. Made again it is the fresh
/// first question, since nothing of a draft is stored.
/// </summary>
internal abstract class AskingKind(FindRespondent respondents, AskingCards cards, AskingAnswers answers) : IMessageKind
{
    public abstract string Name { get; }

    public abstract WhenUncertain WhenUncertain { get; }

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (message.Recipient is not { } account || AskingMessages.Read(message.Subject, message.Step) is not var (window, wave, reminder)) return Rendered.Absent;
        var reader = AskingReader.Of(message.Culture, message.Workspace, account);
        var card = new CardValue(window, wave);
        return await respondents.HandleAsync(account, card, cancellationToken) switch
        {
            RespondentLookup.Found found when message.WasSent || await IsWelcomeAsync(message, cancellationToken) =>
                Rendered.Present(cards.Of(reader, found.Respondent, reminder)),
            RespondentLookup.Refused refused when message.WasSent => Rendered.Present(answers.Refused(reader, refused, card, [])),
            _ => Rendered.Absent,
        };
    }

    /// <summary>False keeps one that was not sent yet from being sent at all.</summary>
    protected virtual Task<bool> IsWelcomeAsync(MessageToRender message, CancellationToken cancellationToken) => Task.FromResult(true);
}

/// <summary>
/// The first card. Sent again when the platform may have it: a survey that never comes is worse than one that comes twice, whoever has
/// answered meanwhile gets none, and of two cards one alone can be submitted.
/// </summary>
internal sealed class AskKind(FindRespondent respondents, AskingCards cards, AskingAnswers answers) : AskingKind(respondents, cards, answers)
{
    public override string Name => AskingMessages.Ask;

    public override WhenUncertain WhenUncertain => WhenUncertain.Resend;
}

/// <summary>One line and the same card. Better none than two: there are two at most, and then silence. Never late.</summary>
internal sealed class ReminderKind(
    FindRespondent respondents, AskingCards cards, AskingAnswers answers, Database database, AskingHours hours, TimeProvider clock)
    : AskingKind(respondents, cards, answers)
{
    // What is sent at the pace of a large workspace is some hours behind.
    private static readonly Duration Latest = Duration.FromHours(4);

    public override string Name => AskingMessages.Reminder;

    public override WhenUncertain WhenUncertain => WhenUncertain.Skip;

    protected override async Task<bool> IsWelcomeAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (now - message.NotBefore > Latest) return false;
        var first = await database.ReadAsync(sql => hours.ReadAsync(sql, [message.Recipient!]), cancellationToken);
        return first(message.Recipient!, now) == now;
    }
}
