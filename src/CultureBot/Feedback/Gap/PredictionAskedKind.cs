using CultureBot.Delivery;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>A week before a quarter ends, whoever leads a team is asked what it expects; the message follows what they say.</summary>
internal sealed class PredictionAskedKind(Database database, TimeProvider clock) : IMessageKind
{
    public const string KindName = "feedback.prediction";

    public string Name => KindName;

    /// <summary>Better no question than two.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (PredictionSubject.Find(message.Subject) is not { } subject) return Rendered.Absent;
        var (team, given) = await database.ReadAsync(
            async sql => (
                (await ProviderTeams.ReadAsync(sql)).All.FirstOrDefault(one => one.Id == subject.Team),
                await PredictionsStore.FindAsync(sql, subject.Quarter, subject.Team)),
            cancellationToken);
        var (quarter, closesAt) = Quarter.At(clock.GetCurrentInstant());
        // Whoever said it before they were asked is not asked.
        if (team is null || (!message.WasSent && (given is not null || subject.Quarter != quarter))) return Rendered.Absent;
        return Rendered.Present(subject.Quarter == quarter
            ? PredictionCards.Asked(message.Culture, team, subject, Quarter.LastDay(closesAt), given)
            : PredictionCards.Locked(message.Culture, team, subject, given));
    }
}
