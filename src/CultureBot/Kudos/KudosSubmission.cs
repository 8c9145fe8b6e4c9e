using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary>The filled-in form: sent, or kept open with a word beside what is not right yet.</summary>
internal sealed class KudosSubmission(
    AskerLookup askers,
    PeopleLookup people,
    UnfinishedRequests unfinished,
    LookupPatience patience,
    KudosDrafts drafts,
    KudosConversation conversation,
    KudosWords words,
    KudosAnswers answers,
    CompanyValues values)
{
    public async Task<ChatAnswer> AnswerAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var written = KudosForm.WordsWithValues(request, [.. (await values.ListAsync(cancellationToken)).Select(value => value.Name)]);
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, written));

        CommandPart[] named = [.. request.All(KudosForm.People).Select(id => new NamedAccount(id, ""))];
        if (await people.FindAsync(asker.Workspace, request.AccountId, named, cancellationToken) is not { } found)
        {
            return patience.IsLastAttempt
                ? ChatAnswer.Private(answers.NotFinished(asker.Culture, written))
                : await unfinished.FinishLaterAsync(asker.Workspace, request, cancellationToken);
        }

        var kudos = await MakeAsync(asker, request, written, found, cancellationToken);
        var culture = Languages.Of(found.Acting, asker.Workspace);
        return KudosFormErrors.Of(words, culture, kudos) is { IsEmpty: false } errors
            ? ChatAnswer.Errors(errors)
            : await conversation.GiveAsync(culture, kudos, cancellationToken);
    }

    private async Task<GiveKudos> MakeAsync(
        Asker asker, FormRequest request, string written, PeopleFound found, CancellationToken cancellationToken)
    {
        // What was begun in a channel with a command is posted there.
        var draft = await drafts.FindAsync(request.State, found.Acting.Id, cancellationToken);
        var place = draft?.Content.Place ?? request.Place;
        var elsewhere = draft is null ? [] : await drafts.ListElsewhereAsync(draft, asker.Workspace.Id, cancellationToken);
        return new()
        {
            Workspace = asker.Workspace,
            Giver = found.Acting,
            Nominees = [.. KudosNominees.From(found), .. elsewhere],
            Words = written,
            Visibility = Enum.TryParse<Visibility>(request.Text(KudosForm.Seen), out var seen) ? seen : Visibility.Public,
            Place = place,
            CanPostHere = await conversation.CanPostAsync(asker.Workspace, place, cancellationToken) ?? false,
            Source = draft?.Content.Source,
            RequestKey = draft?.RequestKey ?? request.RequestKey,
            // Whoever filled in the form has read the question there, and chosen who sees it.
            SendAsItIs = true,
            PostElsewhere = true,
        };
    }
}
