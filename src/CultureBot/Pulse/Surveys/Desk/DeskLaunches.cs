using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>Launching by hand, in spite of a brake if need be; and asking people whom HR names.</summary>
internal sealed class DeskLaunches(
    DeskDoor door, Database database, AskForLaunch ask, LaunchWindowHandler launch, InvitePeople invite, PeopleLookup people, TimeProvider clock)
{
    public Task<ChatAnswer> LaunchAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        WithSurveyAsync(request, request.Value, (visitor, survey) => LaunchAsync(visitor, survey, "", cancellationToken), cancellationToken);

    public Task<ChatAnswer> OpenReasonAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        WithSurveyAsync(
            request,
            request.Value,
            (visitor, survey) => Task.FromResult(ChatAnswer.Open(ReasonForm.ForLaunch(visitor.Culture, survey.Id), DeskCards.Say(visitor.Culture, "FormExpired"))),
            cancellationToken);

    public Task<ChatAnswer> LaunchAnywayAsync(FormRequest request, CancellationToken cancellationToken) =>
        WithSurveyAsync(
            request,
            request.State,
            async (visitor, survey) => request.Text(ReasonForm.Words).Trim() is { Length: > 0 } reason
                ? await LaunchAsync(visitor, survey, reason, cancellationToken)
                : Errors(ReasonForm.Words, visitor, "FaultReason"),
            cancellationToken);

    public Task<ChatAnswer> OpenAskAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        WithSurveyAsync(
            request,
            request.Value,
            (visitor, survey) => Task.FromResult(ChatAnswer.Open(AskSomebodyForm.Make(visitor.Culture, survey.Id), DeskCards.Say(visitor.Culture, "FormExpired"))),
            cancellationToken);

    /// <summary>Into the window that is open, or into a new one.</summary>
    public Task<ChatAnswer> AskAsync(FormRequest request, CancellationToken cancellationToken) =>
        WithSurveyAsync(request, request.State, (visitor, survey) => AskAsync(request, visitor, survey, cancellationToken), cancellationToken);

    private async Task<ChatAnswer> LaunchAsync(DeskVisitor visitor, Survey survey, string reason, CancellationToken cancellationToken)
    {
        var refused = await ask.HandleAsync(new(survey.Id, visitor.Account.Id, Override: reason), cancellationToken);
        return ChatAnswer.Private(refused is null ? DeskCards.Launching(visitor.Culture, survey) : DeskCards.NotLaunched(visitor.Culture, survey, refused, visitor.Zone));
    }

    private async Task<ChatAnswer> AskAsync(FormRequest request, DeskVisitor visitor, Survey survey, CancellationToken cancellationToken)
    {
        CommandPart[] named = [.. request.All(AskSomebodyForm.People).Select(id => new NamedAccount(id, ""))];
        var found = await people.FindAsync(visitor.Asker.Workspace, request.AccountId, named, cancellationToken);
        ImmutableArray<Account> chosen =
            [.. (found?.Parts ?? []).SelectMany(part => part.Accounts).Where(one => one is { Kind: AccountKind.Member, IsActive: true }).DistinctBy(one => one.PersonId)];
        if (chosen.IsEmpty) return Errors(AskSomebodyForm.People, visitor, "FaultAskNobody");

        var launched = await launch.HandleAsync(new(survey.Id, visitor.Account.Id), cancellationToken);
        if (launched.Window is not { State: WindowState.Open } window || !survey.Template.AsksOnOwnDay())
            return ChatAnswer.Private(DeskCards.NotLaunched(visitor.Culture, survey, launched, visitor.Zone));
        await invite.HandleAsync(
            window, wave: 1, [.. chosen.Select(one => new AskedAccount { PersonId = one.PersonId, AccountId = one.Id })], cancellationToken);
        await database.WriteAsync(
            sql => SurveyAudit.AddAsync(sql, survey.Id, "survey.asked_by_name", visitor.Account.Id, NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow())),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return ChatAnswer.Private(DeskCards.Asked(visitor.Culture, survey, chosen.Length));
    }

    private async Task<ChatAnswer> WithSurveyAsync(
        ChatRequest request, string subject, Func<DeskVisitor, Survey, Task<ChatAnswer>> answer, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is null) return otherwise;
        if (!visitor.IsHr) return ChatAnswer.Private(DeskCards.Say(visitor.Culture, "OnlyHr"));
        var survey = SurveyId.Find(subject) is { } id
            ? await database.ReadAsync(sql => SurveysStore.FindAsync(sql, id), cancellationToken)
            : null;
        return survey is { State: not SurveyState.Ended }
            ? await answer(visitor, survey)
            : ChatAnswer.Private(DeskCards.Say(visitor.Culture, "SurveyGone"));
    }

    private static ChatAnswer Errors(string field, DeskVisitor visitor, string key) =>
        ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(field, SurveyWords.SayPlain(visitor.Culture, key)));
}
