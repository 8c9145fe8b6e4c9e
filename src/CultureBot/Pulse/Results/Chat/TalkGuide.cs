using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>A manager wants to talk about the results: a guide of thirty minutes comes to them, once, and the summary stays.</summary>
internal sealed class TalkGuide(AskerLookup askers, Database database, OutboxSignal outbox, TimeProvider clock)
{
    public const string ButtonAction = "pulse.talk";

    public static string Value(WindowId window, string group) => $"{window.Value:D} {group}";

    public async Task<ChatAnswer> AnswerAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        if (await askers.FindAsync(request, cancellationToken) is not { IsConnected: true, Account: { } account, Workspace: { } workspace }) return ChatAnswer.Nothing;
        if (request.Value.Split(' ', 2) is not [var id, var group] || !Guid.TryParseExact(id, "D", out var window)) return ChatAnswer.Nothing;
        await database.WriteAsync(
            sql => OutboxStore.WantAsync(
                sql,
                new()
                {
                    Kind = GuideKind.KindName,
                    Subject = new WindowId(window).ResultsSubject,
                    Destination = new(workspace.Id, DestinationKind.Account, account.ExternalId),
                    Step = group,
                    IsAnswer = true,
                },
                clock.GetCurrentInstant()),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        outbox.Notify();
        return ChatAnswer.Nothing;
    }
}

/// <summary>The guide; the message's step is the group's id.</summary>
internal sealed class GuideKind(ReadReport reports, ResultsCards cards, TimeProvider clock) : IMessageKind
{
    public const string KindName = "pulse.guide";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (ResultsSubjects.Find(message.Subject) is not { } window || await reports.HandleAsync(window, cancellationToken) is not { } report) return Rendered.Absent;
        var isOut = report.Ledger.Window.PublishedAt is { } at && at <= clock.GetCurrentInstant();
        return isOut && report.Find(message.Step) is { } group && cards.Guide(message.Culture, report, group) is { } guide
            ? Rendered.Present(guide)
            : Rendered.Absent;
    }
}
