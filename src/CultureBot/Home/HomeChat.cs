using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Home;

/// <summary>Opening one's home page, and its button that leads to one's own page.</summary>
internal sealed class HomeChat(
    AskerLookup askers,
    PeopleLookup people,
    UnfinishedRequests unfinished,
    LookupPatience patience,
    SignInCards signIn,
    Database database,
    OutboxSignal outbox,
    TimeProvider time)
{
    public const string MyPageButton = "home.my_page";

    public static void Map(ChatRoutes chat) => chat.For<HomeChat>()
        .HomeOpened(home => home.OpenedAsync)
        .Button(MyPageButton, home => home.MyPageAsync);

    /// <summary>The page is wanted from the first time on; opening it again shows it as it is now.</summary>
    private async Task<ChatAnswer> OpenedAsync(HomeOpened opened, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(opened, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Nothing;
        var found = await people.FindAsync(asker.Workspace, opened.AccountId, [], cancellationToken);
        if (found is null) return patience.IsLastAttempt ? ChatAnswer.Nothing : await unfinished.FinishLaterAsync(asker.Workspace, opened, cancellationToken);
        if (found.Acting.Kind is not (AccountKind.Member or AccountKind.Guest)) return ChatAnswer.Nothing;

        var subject = PersonalNews.Subject(found.Acting.Id);
        var message = new WantedMessage
        {
            Kind = HomeKind.KindName,
            Subject = subject,
            Destination = new(asker.Workspace.Id, DestinationKind.Home, found.Acting.ExternalId),
        };
        await database.WriteAsync(
            async sql =>
            {
                var now = time.GetCurrentInstant();
                var id = await OutboxStore.WantAsync(sql, message, now);
                await OutboxStore.ReviveAsync(sql, id, now);
                await OutboxStore.SubjectsChangedAsync(sql, [subject], Duration.Zero, now);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        outbox.Notify();
        return ChatAnswer.Nothing;
    }

    /// <summary>A page of the chat platform keeps no one-time link: it is made when it is asked for.</summary>
    private async Task<ChatAnswer> MyPageAsync(ButtonRequest pressed, CancellationToken cancellationToken)
    {
        if (await askers.FindAsync(pressed, cancellationToken) is not { IsConnected: true, Account: { } account } asker) return ChatAnswer.Nothing;
        var culture = Languages.Of(account, asker.Workspace);
        var title = HomeWords.Book.Say(culture, "MyPageTitle");
        return ChatAnswer.Private(new(title, [new TextBlock(title), .. await signIn.MakeAsync(culture, account.Id, cancellationToken)]));
    }
}
