using CultureBot.Chat;
using CultureBot.Delivery;

namespace CultureBot.People;

/// <summary><c>/culture</c>: what one can do here, and a one-time link to one's own page.</summary>
internal sealed class CultureChat(
    AskerLookup askers,
    PeopleLookup people,
    UnfinishedRequests unfinished,
    LookupPatience patience,
    SignIn signIn,
    PublicAddress address,
    IEnumerable<ICapability> capabilities)
{
    public static void Map(ChatRoutes chat) => chat.For<CultureChat>().Command("culture", c => c.CommandAsync);

    private async Task<ChatAnswer> CommandAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true, Workspace: var workspace })
            return ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(asker?.Culture ?? Languages.Of(null, null), "UnknownWorkspace")));
        if (await people.FindAsync(workspace, request.AccountId, [], cancellationToken) is not { } found)
        {
            return patience.IsLastAttempt
                ? ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(asker.Culture, "NotFinished")))
                : await unfinished.FinishLaterAsync(workspace, request, cancellationToken);
        }

        var culture = Languages.Of(found.Acting, workspace);
        var secret = await signIn.CreateLinkAsync(found.Acting.Id, cancellationToken);
        var title = PeopleWords.Book.Say(culture, "CultureTitle");
        return ChatAnswer.Private(new(
            title,
            [
                new HeadingBlock(title),
                new ListBlock([.. capabilities.OrderBy(c => c.Order).Select(c => c.Describe(culture))]),
                new ActionsBlock([new Button { Label = PeopleWords.Book.SayPlain(culture, "ButtonMyPage"), Address = address.SignIn(secret), Style = ButtonStyle.Primary }]),
                new NoteBlock(PeopleWords.Book.Say(culture, "LinkNote", ("minutes", (int)SignIn.LinkLifetime.TotalMinutes))),
            ]));
    }
}
