using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Asks an auditor to agree; says what became of it as soon as there is nothing more to decide.</summary>
internal sealed class SurveyApprovalKind(Database database) : IMessageKind
{
    public string Name => SurveyMessages.Approval;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            if (SurveyId.Find(message.Subject) is not { } id || await SurveysStore.FindAsync(sql, id) is not { } survey) return Rendered.Absent;
            if (survey.State == SurveyState.AwaitingApproval && SurveyRevision.Of(survey) == message.Step)
            {
                if (await SurveyAudit.FindLatestAsync(sql, id) is not { Action: SurveyAudit.SentBack, AccountId: { } by })
                    return Rendered.Present(ApprovalCards.Ask(message.Culture, survey, await SurveySchedules.FindAsync(sql, id)));
                return Rendered.Present(DeskCards.Say(
                    message.Culture, "ApprovalSentBack", ("name", survey.Name), ("auditor", (await PeopleStore.FindAsync(sql, by))?.Name ?? "")));
            }

            if (!message.WasSent) return Rendered.Absent;
            var auditor = survey.ApprovedBy is { } approver ? await PeopleStore.FindAsync(sql, approver) : null;
            return Rendered.Present(
                survey.State == SurveyState.Ended ? DeskCards.Say(message.Culture, "ApprovalEnded", ("name", survey.Name))
                : auditor is not null && SurveyRevision.Of(survey) == message.Step ? DeskCards.Say(message.Culture, "ApprovalDone", ("name", survey.Name), ("auditor", auditor.Name))
                : DeskCards.Say(message.Culture, "ApprovalChanged", ("name", survey.Name)));
        },
        cancellationToken);
}

/// <summary>Tells HR what an auditor decided, with their words.</summary>
internal sealed class SurveyDecisionKind(Database database) : IMessageKind
{
    public string Name => SurveyMessages.Decision;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            if (SurveyId.Find(message.Subject) is not { } id || await SurveysStore.FindAsync(sql, id) is not { } survey) return Rendered.Absent;
            var at = Instant.FromUnixTimeMilliseconds(long.Parse(message.Step, CultureInfo.InvariantCulture));
            if (await SurveyAudit.FindDecisionAsync(sql, id, at) is not { AccountId: { } by } decision) return Rendered.Absent;

            var auditor = (await PeopleStore.FindAsync(sql, by))?.Name ?? "";
            if (decision.Action == SurveyAudit.Approved) return Rendered.Present(DeskCards.Say(message.Culture, "DecisionApproved", ("auditor", auditor), ("name", survey.Name)));

            var text = SurveyWords.Say(message.Culture, "DecisionSentBack", ("auditor", auditor), ("name", survey.Name));
            return Rendered.Present(new Card(
                text,
                [
                    new TextBlock(text),
                    new QuoteBlock(decision.Details),
                    .. survey.State == SurveyState.Ended ? (CardBlock[])[] : [new ActionsBlock([new()
                    {
                        Label = SurveyWords.SayPlain(message.Culture, "ButtonChange"), Action = DeskChat.ChangeButton, Value = id.Subject,
                        Style = ButtonStyle.Primary, OpensForm = true,
                    }])],
                ]));
        },
        cancellationToken);
}

/// <summary>Tells HR why a launch did not happen, as long as that is still so.</summary>
internal sealed class SurveyHeldKind(CheckLaunch check) : IMessageKind
{
    public string Name => SurveyMessages.Held;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (SurveyId.Find(message.Subject) is not { } id || !Enum.TryParse<LaunchRefusal>(message.Step.Split('.')[0], out var reason)) return Rendered.Absent;
        var (refused, survey, _) = await check.HandleAsync(new(id, By: null), cancellationToken);
        if (survey is null) return Rendered.Absent;
        if (reason == LaunchRefusal.Nobody && refused is null) refused = new(reason, null);
        if (refused?.Refusal != reason)
            return message.WasSent ? Rendered.Present(DeskCards.Say(message.Culture, "HeldNoMore", ("name", survey.Name))) : Rendered.Absent;

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(message.Workspace.TimeZone) ?? DateTimeZone.Utc;
        return Rendered.Present(DeskCards.NotLaunched(message.Culture, survey, refused, zone));
    }
}
