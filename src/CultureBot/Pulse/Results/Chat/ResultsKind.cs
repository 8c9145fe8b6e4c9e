using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>The company's results, sent to everybody at one hour.</summary>
internal sealed class ResultsKind(ReadReport reports, ResultsCards cards, Database database) : IMessageKind
{
    public const string KindName = "pulse.results";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (ResultsSubjects.Find(message.Subject) is not { } window || await reports.HandleAsync(window, cancellationToken) is not { } report)
            return Rendered.Absent;
        return Rendered.Present(cards.Company(message.Culture, report, await LeadsAsync(message, cancellationToken)));
    }

    // Whoever leads a group that is published gets its summary instead.
    private async Task<bool> LeadsAsync(MessageToRender message, CancellationToken cancellationToken) =>
        message.Recipient is { } reader
        && await database.ReadAsync(sql => PeopleStore.HasReportsAsync(sql, reader), cancellationToken);
}
