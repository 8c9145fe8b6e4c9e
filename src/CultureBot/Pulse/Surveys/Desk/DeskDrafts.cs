using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>From the form to what is scheduled: a preview between them, and back as often as one likes.</summary>
internal sealed class DeskDrafts(
    DeskDoor door,
    Database database,
    ReadPreview preview,
    SaveSurveyHandler save,
    ReadDraft read,
    ListAttributes attributes,
    SurveySettings settings,
    UnfinishedRequests unfinished,
    LookupTime time,
    TimeProvider clock)
{
    /// <summary>The form was filled in: what it would do, or a word beside what is not right yet.</summary>
    public async Task<ChatAnswer> PreviewAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is not { IsHr: true }) return Refuse(visitor, otherwise);
        if (SurveyForm.Read(request, visitor.Account.Id) is not { } draft) return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "DraftGone"));

        var (plan, errors, _, look) = await read.HandleAsync(draft, visitor.Culture, visitor.Culture, cancellationToken);
        if (plan is null || !errors.IsEmpty) return ChatAnswer.Errors(errors);

        var zone = ReadDraft.ZoneOf(draft);
        var (isRead, seen) = await LookAsync(plan, draft.SurveyId, look.Next, zone, cancellationToken);
        if (!isRead) return await unfinished.FinishLaterAsync(visitor.Asker.Workspace, request, cancellationToken);
        if (seen is null && !plan.Template.AsksOnOwnDay()) return Nobody(visitor);

        await database.WriteAsync(
            sql => SurveyDraftsStore.KeepAsync(sql, draft, clock.GetCurrentInstant()), WriteUrgency.Acknowledgement, cancellationToken);
        var requiresApproval = await database.ReadAsync(settings.RequiresApprovalAsync, cancellationToken);
        return ChatAnswer.Private(PreviewCard.Make(visitor.Culture, draft, plan, look.Schedule, seen, zone, requiresApproval));
    }

    /// <summary>Back to the form, as it was filled in.</summary>
    public async Task<ChatAnswer> ReviseAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is not { IsHr: true }) return Refuse(visitor, otherwise);
        if (await FindAsync(request, visitor, cancellationToken) is not { } draft) return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "DraftGone"));
        // On a page there is room for more.
        return HasRoom(draft) ? await OpenAsync(visitor, draft, cancellationToken) : ChatAnswer.Private(DeskCards.Say(visitor.Culture, "TooLongForForm"));
    }

    /// <summary>The form of a survey that there is.</summary>
    public async Task<ChatAnswer> ChangeAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is not { IsHr: true }) return Refuse(visitor, otherwise);

        var (survey, schedule) = SurveyId.Find(request.Value) is { } id
            ? await database.ReadAsync(async sql => (await SurveysStore.FindAsync(sql, id), await SurveySchedules.FindAsync(sql, id)), cancellationToken)
            : (null, null);
        if (survey is not { State: not SurveyState.Ended }) return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "SurveyGone"));

        var draft = new SurveyDraft(
            Guid.CreateVersion7(clock.GetUtcNow()), visitor.Account.Id, survey.Id, survey.Template, schedule?.TimeZone ?? visitor.Zone.Id,
            WritePlan.Of(survey, schedule, visitor.Culture))
        {
            BegunFrom = SurveyRevision.OfAll(survey, schedule),
        };
        // What a program made may be longer than a form has room for; cut short it would be stored so.
        return HasRoom(draft) ? await OpenAsync(visitor, draft, cancellationToken) : ChatAnswer.Private(DeskCards.Say(visitor.Culture, "TooLongToChange"));
    }

    public async Task<ChatAnswer> ScheduleAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is not { IsHr: true }) return Refuse(visitor, otherwise);
        if (await FindAsync(request, visitor, cancellationToken) is not { } draft) return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "DraftGone"));

        // It was right when it was shown; a date may have passed since.
        var plan = (await read.HandleAsync(draft, visitor.Culture, visitor.Culture, cancellationToken)).Plan;
        if (plan is null) return await OpenAsync(visitor, draft, cancellationToken);
        var saved = await save.HandleAsync(new(plan, visitor.Account.Id, draft.RequestKey, draft.SurveyId, draft), cancellationToken);
        return ChatAnswer.Private(
            saved.IsOvertaken ? DeskCards.Overtaken(visitor.Culture, plan.Name, draft.SurveyId!.Value)
            : saved.IsGone ? DeskCards.Say(visitor.Culture, "SurveyGone")
            : saved.Refused is { } refused ? DeskCards.NotScheduled(visitor.Culture, draft, refused)
            : DeskCards.Scheduled(visitor.Culture, saved.Survey!, saved.Next, ReadDraft.ZoneOf(draft)));
    }

    // A large company takes longer to read than a platform waits; its preview then comes by itself.
    private async Task<(bool IsRead, SurveyPreview? Seen)> LookAsync(
        SurveyPlan plan, SurveyId? survey, ImmutableArray<Instant> sendings, DateTimeZone zone, CancellationToken cancellationToken)
    {
        if (time.IsLastAttempt) return (true, await preview.HandleAsync(plan, survey, sendings, zone, cancellationToken));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        var enough = either.Token;
        try
        {
            return (true, await Task.Run(() => preview.HandleAsync(plan, survey, sendings, zone, enough), enough).WaitAsync(enough));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, null);
        }
    }

    private async Task<ChatAnswer> OpenAsync(DeskVisitor visitor, SurveyDraft draft, CancellationToken cancellationToken) =>
        ChatAnswer.Open(
            SurveyForm.Make(visitor.Culture, draft, await attributes.HandleAsync(cancellationToken)), DeskCards.Say(visitor.Culture, "FormExpired"));

    private async Task<SurveyDraft?> FindAsync(ButtonRequest request, DeskVisitor visitor, CancellationToken cancellationToken) =>
        Guid.TryParse(request.Value, out var id)
            ? await database.ReadAsync(sql => SurveyDraftsStore.FindAsync(sql, id, visitor.Account.Id), cancellationToken)
            : null;

    private static ChatAnswer Refuse(DeskVisitor? visitor, ChatAnswer otherwise) =>
        visitor is null ? otherwise : ChatAnswer.Private(DeskCards.Say(visitor.Culture, "OnlyHr"));

    private static ChatAnswer Nobody(DeskVisitor visitor) =>
        ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(SurveyFields.Audience, SurveyWords.SayPlain(visitor.Culture, "FaultNobody")));

    private static bool HasRoom(SurveyDraft draft) => draft.Typed.All(typed => typed.Value.EnumerateRunes().Count() <= SurveyForm.LongestOf(typed.Key));
}
