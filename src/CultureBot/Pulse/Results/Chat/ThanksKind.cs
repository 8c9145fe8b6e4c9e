using CultureBot.Delivery;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Thanks on the day after the close; once the results are out they are not said any more.</summary>
internal sealed class ThanksKind(Database database, TimeProvider clock) : IMessageKind
{
    public const string KindName = "pulse.thanks";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (ResultsSubjects.Find(message.Subject) is not { } id) return Rendered.Absent;
        var (survey, publishedAt) = await database.ReadAsync(
            async sql => await WindowsStore.FindAsync(sql, id) is { PublishedAt: { } at } window
                ? (await SurveysStore.FindAsync(sql, window.SurveyId), at)
                : (null, default),
            cancellationToken);
        if (survey is null || (!message.WasSent && publishedAt <= clock.GetCurrentInstant())) return Rendered.Absent;
        var day = AskingReader.Of(message.Culture, message.Workspace, message.Recipient).Day(publishedAt);
        return Rendered.Present(ResultsCards.Thanks(message.Culture, survey.Name, day));
    }
}
