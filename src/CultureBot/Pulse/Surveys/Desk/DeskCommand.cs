using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary><c>/pulse</c>: a new survey, the list of those that there are, help; and for whoever is not HR what waits for their answers.</summary>
internal sealed class DeskCommand(
    DeskDoor door, Database database, ListSurveys surveys, ListAttributes attributes, SurveySettings settings, TimeProvider clock)
{
    public async Task<ChatAnswer> AnswerAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is null) return otherwise;
        var typed = request.Text.ToPlain().Trim();
        if (Is(visitor.Culture, "KeywordsAnswer", typed)) return ChatAnswer.Private(await ForEverybodyAsync(visitor, cancellationToken));
        if (!visitor.IsHr) return ChatAnswer.Private(await OthersAsync(visitor, cancellationToken));

        if (typed.Length == 0 || Is(visitor.Culture, "KeywordsNew", typed))
            return ChatAnswer.Open(TemplateForm.Make(visitor.Culture), DeskCards.Say(visitor.Culture, "FormExpired"));
        return ChatAnswer.Private(Is(visitor.Culture, "KeywordsList", typed)
            ? await ListAsync(visitor, cancellationToken)
            : DeskCards.Help(visitor.Culture));
    }

    public async Task<ChatAnswer> ListAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        return visitor is null ? otherwise
            : ChatAnswer.Private(visitor.IsHr ? await ListAsync(visitor, cancellationToken) : await OthersAsync(visitor, cancellationToken));
    }

    public async Task<ChatAnswer> NewAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        return visitor is null ? otherwise
            : visitor.IsHr ? ChatAnswer.Open(TemplateForm.Make(visitor.Culture), DeskCards.Say(visitor.Culture, "FormExpired"))
            : ChatAnswer.Private(await OthersAsync(visitor, cancellationToken));
    }

    /// <summary>The form of the template, filled in with what is sensible.</summary>
    public async Task<ChatAnswer> ChooseTemplateAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var (visitor, otherwise) = await door.EnterAsync(request, cancellationToken);
        if (visitor is null) return otherwise;
        if (!visitor.IsHr) return ChatAnswer.Private(await OthersAsync(visitor, cancellationToken));
        if (TemplateForm.Read(request) is not { } template) return ChatAnswer.Open(TemplateForm.Make(visitor.Culture), DeskCards.Say(visitor.Culture, "FormExpired"));

        var now = clock.GetCurrentInstant();
        var typed = WritePlan.Of(template, TemplateWords.NameOf(visitor.Culture, template), now.InZone(visitor.Zone).Date, visitor.Culture, await database.ReadAsync(settings.LeastAsync, cancellationToken));
        var draft = new SurveyDraft(Guid.CreateVersion7(now.ToDateTimeOffset()), visitor.Account.Id, null, template, visitor.Zone.Id, typed);
        return ChatAnswer.Open(
            SurveyForm.Make(visitor.Culture, draft, await attributes.HandleAsync(cancellationToken)), DeskCards.Say(visitor.Culture, "FormExpired"));
    }

    private async Task<Card> ListAsync(DeskVisitor visitor, CancellationToken cancellationToken) =>
        DeskCards.List(
            visitor.Culture, await surveys.HandleAsync(cancellationToken), visitor.Zone, await database.ReadAsync(settings.RequiresApprovalAsync, cancellationToken),
            await database.ReadAsync(sql => SurveyDraftsStore.ListAsync(sql, visitor.Account.Id, clock.GetCurrentInstant()), cancellationToken));

    private async Task<Card> OthersAsync(DeskVisitor visitor, CancellationToken cancellationToken) => visitor.IsAuditor
        ? DeskCards.Waiting(visitor.Culture, await surveys.HandleAsync(cancellationToken))
        : await ForEverybodyAsync(visitor, cancellationToken);

    private async Task<Card> ForEverybodyAsync(DeskVisitor visitor, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var open = await database.ReadAsync(sql => OpenQuestions.ListAsync(sql, visitor.Account, now), cancellationToken);
        return DeskCards.ForEverybody(visitor.Culture, open, await surveys.HandleAsync(cancellationToken), visitor.Zone);
    }

    private static bool Is(CultureInfo culture, string key, string typed) => SurveyWords.Book.IsWord(culture, key, typed);
}
