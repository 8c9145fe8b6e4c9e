using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using Microsoft.Extensions.Logging;

namespace CultureBot.Delivery;

/// <summary>
/// The answer to a request that was finished in the background. No text of it is stored: running the handler again changes
/// nothing and gives the same answer.
/// </summary>
internal sealed partial class RequestAnswerKind(Database database, RequestRun run, ILogger<RequestAnswerKind> logger) : IMessageKind
{
    public const string KindName = "request.answer";

    private const string SubjectPrefix = "request:";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public static string SubjectOf(UnfinishedRequestId id) => SubjectPrefix + id.Value.ToString("D");

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var id = new UnfinishedRequestId(Guid.Parse(message.Subject.AsSpan(SubjectPrefix.Length)));
        var stored = await database.ReadAsync(sql => UnfinishedRequestsStore.FindAsync(sql, id), cancellationToken);
        if (stored is null) return Rendered.Absent;

        var request = run.Read(stored);
        var answer = await AnswerAsync(stored, request, cancellationToken);
        if (RequestRun.CardOf(answer) is { } card) return Rendered.Present(card);
        return stored.IsLast ? Rendered.Present(await GiveBackAsync(message, request, cancellationToken)) : Rendered.Absent;
    }

    private async Task<ChatAnswer?> AnswerAsync(UnfinishedRequest stored, ChatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await run.RunAsync(request, stored.IsLast, cancellationToken);
            return answer is not null || stored.IsLast
                ? answer
                : throw new TimeoutException("Looking people up for a finished request takes long again.");
        }
        catch (Exception e) when (stored.IsLast && !cancellationToken.IsCancellationRequested)
        {
            Log.GivenBack(logger, e, stored.Id.Value);
            return null;
        }
    }

    /// <summary>Nobody found out what went wrong in ten minutes: at least nobody has to type it again.</summary>
    private async Task<Card> GiveBackAsync(MessageToRender message, ChatRequest request, CancellationToken cancellationToken)
    {
        var acting = await database.ReadAsync(sql => PeopleStore.FindAsync(sql, message.Workspace.Id, request.AccountId), cancellationToken);
        var text = DeliveryWords.Book.Say(Languages.Of(acting, message.Workspace), "GivenBack");
        return request is CommandRequest command && command.Text.ToPlain() is { Length: > 0 } typed
            ? new(text, [new TextBlock(text), new QuoteBlock($"/{command.Command} {typed}")])
            : Card.Of(text);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The answer to request {Request} could not be made; its words are given back")]
        public static partial void GivenBack(ILogger logger, Exception exception, Guid request);
    }
}
