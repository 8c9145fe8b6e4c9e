using CultureBot.Delivery;

namespace CultureBot.Pulse;

/// <summary>A manager's summary of their group; the message's step is the group's id.</summary>
internal sealed class SummaryKind(ReadReport reports, ResultsCards cards) : IMessageKind
{
    public const string KindName = "pulse.summary";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken) =>
        ResultsSubjects.Find(message.Subject) is { } window
        && await reports.HandleAsync(window, cancellationToken) is { } report
        && report.Find(message.Step) is { } group
            ? Rendered.Present(cards.Summary(message.Culture, report, group))
            : Rendered.Absent;
}
