using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>The short forms, filled in.</summary>
internal sealed class ActionSubmissions(
    MemberLookup members,
    Database database,
    IReleasedFigures figures,
    ReportProgressHandler report,
    DeclineActionHandler decline,
    ChangeOwnerHandler changeOwner,
    TimeProvider clock)
{
    public Task<ChatAnswer> ProgressAsync(FormRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(
            request,
            (member, id) => report.HandleAsync(new(member.Account, id, Words(request), request.RequestKey), cancellationToken),
            ActionAnswers.ProgressKept,
            cancellationToken);

    public Task<ChatAnswer> DeclineAsync(FormRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(
            request,
            (member, id) => decline.HandleAsync(new(member.Account, id, Words(request)), cancellationToken),
            ActionAnswers.Declined,
            cancellationToken);

    public Task<ChatAnswer> OwnerAsync(FormRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(
            request,
            (member, id) => member.Named is [var owner]
                ? changeOwner.HandleAsync(new(member.Account, id, owner), cancellationToken)
                : Task.FromResult(new ChangeActionResult(ChangeRefusal.Owner, null)),
            ActionAnswers.HandedOver,
            cancellationToken);

    private async Task<ChatAnswer> AnswerAsync(
        FormRequest request,
        Func<Member, ActionId, Task<ChangeActionResult>> change,
        Func<CultureInfo, ActionStory, LocalDate, Card> say,
        CancellationToken cancellationToken)
    {
        var named = request.All(ActionForms.Owner).Select(CommandPart (id) => new NamedAccount(id, ""));
        var found = await members.FindAsync(request, [.. named], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var result = ActionId.Find(request.State) is { } id ? await change(member, id) : new(ChangeRefusal.Unknown, null);
        if (result.Refusal is { } refusal)
        {
            return refusal is ChangeRefusal.NoWords or ChangeRefusal.TooLong or ChangeRefusal.Owner
                ? ChatAnswer.Errors(Beside(member.Culture, refusal))
                : ChatAnswer.Private(ActionAnswers.Refused(member.Culture, refusal, Words(request)));
        }

        var story = await database.ReadAsync(sql => ActionStory.FindAsync(sql, figures, result.Action!.Id, member.Culture), cancellationToken);
        return ChatAnswer.Private(say(member.Culture, story!, OwnDay.Of(member.Account, clock.GetCurrentInstant())));
    }

    private static ImmutableDictionary<string, string> Beside(CultureInfo culture, ChangeRefusal refusal) =>
        ImmutableDictionary<string, string>.Empty.Add(
            refusal == ChangeRefusal.Owner ? ActionForms.Owner : ActionForms.Words,
            ActionsWords.SayPlain(culture, "Refused" + refusal, ("most", PromiseActionHandler.MostCharacters)));

    private static string Words(FormRequest request) => request.Text(ActionForms.Words).Trim();
}
