using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;

namespace CultureBot.People;

/// <summary>
/// <c>/culture</c>: what one can do here, when one is taken to work, and a one-time link to one's own page; <c>/culture settings</c>: one's
/// own settings; other words are topics of slices.
/// </summary>
internal sealed class CultureChat(
    AskerLookup askers,
    PeopleLookup people,
    UnfinishedRequests unfinished,
    LookupPatience patience,
    PreferencesChat preferences,
    SignInCards signIn,
    WorkingTimeCards workingTime,
    IEnumerable<ICapability> capabilities,
    IEnumerable<ICultureTopic> topics)
{
    public static void Map(ChatRoutes chat) => chat.For<CultureChat>().Command("culture", c => c.CommandAsync);

    private async Task<ChatAnswer> CommandAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true, Workspace: var workspace })
            return ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(asker?.Culture ?? Languages.Of(null, null), "UnknownWorkspace")));
        if (IsSettings(request, asker)) return await preferences.OpenAsync(request, cancellationToken);
        if (topics.FirstOrDefault(topic => topic.IsAbout(request.Text.ToPlain().Trim(), asker.Culture)) is { } about)
            return await about.AnswerAsync(request, cancellationToken);
        if (await people.FindAsync(workspace, request.AccountId, [], cancellationToken) is not { } found)
        {
            return patience.IsLastAttempt
                ? ChatAnswer.Private(Card.Of(PeopleWords.Book.Say(asker.Culture, "NotFinished")))
                : await unfinished.FinishLaterAsync(workspace, request, cancellationToken);
        }

        var culture = Languages.Of(found.Acting, workspace);
        var title = PeopleWords.Book.Say(culture, "CultureTitle");
        var blocks = new List<CardBlock>
        {
            new HeadingBlock(title),
            new ListBlock([.. capabilities.OrderBy(c => c.Order).Select(c => c.Describe(culture))]),
        };

        // Somebody of another organization has no page of their own.
        if (found.Acting.Kind == AccountKind.Stranger) blocks.Add(new NoteBlock(PeopleWords.Book.Say(culture, "Stranger")));
        else blocks.AddRange([
            .. await workingTime.MakeAsync(culture, found.Acting.PersonId, cancellationToken),
            .. await signIn.MakeAsync(culture, found.Acting.Id, cancellationToken)]);
        return ChatAnswer.Private(new(title, [.. blocks]));
    }

    private static bool IsSettings(CommandRequest request, Asker asker)
    {
        var typed = request.Text.ToPlain().Trim();
        return new[] { CultureInfo.GetCultureInfo("en"), asker.Culture }
            .SelectMany(culture => PeopleWords.Book.SayPlain(culture, "KeywordsSettings").Split(' '))
            .Contains(typed, StringComparer.OrdinalIgnoreCase);
    }
}
