using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>The buttons of a survey in the list: pause, go on, end.</summary>
internal sealed class DeskSurveys(DeskDoor door, Database database, TurnSurveyHandler turn, ListSurveys surveys, SurveySettings settings, TimeProvider clock)
{
    public Task<ChatAnswer> PauseAsync(ButtonRequest request, CancellationToken cancellationToken) => TurnAsync(request, SurveyTurn.Pause, cancellationToken);

    public Task<ChatAnswer> GoOnAsync(ButtonRequest request, CancellationToken cancellationToken) => TurnAsync(request, SurveyTurn.GoOn, cancellationToken);

    public Task<ChatAnswer> EndForGoodAsync(ButtonRequest request, CancellationToken cancellationToken) => TurnAsync(request, SurveyTurn.End, cancellationToken);

    /// <summary>Asks once more, since it cannot be taken back.</summary>
    public async Task<ChatAnswer> EndAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is not { IsHr: true }) return Refuse(visitor, otherwise);
        var survey = SurveyId.Find(request.Value) is { } id
            ? await database.ReadAsync(sql => SurveysStore.FindAsync(sql, id), cancellationToken)
            : null;
        return ChatAnswer.Private(survey is { State: not SurveyState.Ended }
            ? DeskCards.ReallyEnd(visitor.Culture, survey)
            : DeskCards.Say(visitor.Culture, "SurveyGone"));
    }

    private async Task<ChatAnswer> TurnAsync(ButtonRequest request, SurveyTurn wanted, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is not { IsHr: true }) return Refuse(visitor, otherwise);
        if (SurveyId.Find(request.Value) is not { } id || await turn.HandleAsync(id, wanted, visitor.Account.Id, cancellationToken) is null)
            return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "SurveyGone"));
        var (requiresApproval, drafts) = await database.ReadAsync(
            async sql => (await settings.RequiresApprovalAsync(sql), await SurveyDraftsStore.ListAsync(sql, visitor.Account.Id, clock.GetCurrentInstant())), cancellationToken);
        return ChatAnswer.Private(DeskCards.List(visitor.Culture, await surveys.HandleAsync(cancellationToken), visitor.Zone, requiresApproval, drafts));
    }

    private static ChatAnswer Refuse(DeskVisitor? visitor, ChatAnswer otherwise) =>
        visitor is null ? otherwise : ChatAnswer.Private(DeskCards.Say(visitor.Culture, "OnlyHr"));
}
