using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>Somebody opened direct messages with the bot, and is welcomed; or closed them, and is left alone.</summary>
internal sealed class DirectChat(Database database, WorkspaceLookup workspaces, PeopleLookup people, TimeProvider time)
{
    public static void Map(ChatRoutes chat) => chat.For<DirectChat>().DirectChatChanged(c => c.ChangedAsync);

    private async Task<ChatAnswer> ChangedAsync(DirectChatChanged change, CancellationToken cancellationToken)
    {
        if (await workspaces.FindAsync(change, cancellationToken) is not { } workspace) return ChatAnswer.Nothing;
        if (!change.IsOpen)
        {
            await database.WriteAsync(
                sql => AccountUseStore.SetUnreachableAsync(sql, workspace.Id, change.AccountId, time.GetCurrentInstant()),
                WriteUrgency.Acknowledgement,
                cancellationToken);
            return ChatAnswer.Nothing;
        }

        // Whoever cannot be looked up just now is welcomed all the same, in the workspace's language.
        if (await people.FindAsync(workspace, change.AccountId, [], cancellationToken) is not { Acting: var account })
            return ChatAnswer.Private(Welcome(Languages.Of(null, workspace)));
        var isFirst = await database.WriteAsync(OpenAsync, WriteUrgency.Acknowledgement, cancellationToken);
        return isFirst && account.Kind is (AccountKind.Member or AccountKind.Guest)
            ? ChatAnswer.Private(Welcome(Languages.Of(account, workspace)))
            : ChatAnswer.Nothing;

        async Task<bool> OpenAsync(SqlSession sql)
        {
            await AccountUseStore.UseAsync(sql, account.Id, time.GetCurrentInstant());
            return await AccountUseStore.WelcomeAsync(sql, account.Id, change.RequestKey);
        }
    }

    private static Card Welcome(CultureInfo culture)
    {
        var title = PeopleWords.Book.Say(culture, "WelcomeTitle");
        return new(
            title,
            [
                new HeadingBlock(title),
                new ListBlock(
                [
                    PeopleWords.Book.Say(culture, "WelcomeThank"),
                    PeopleWords.Book.Say(culture, "WelcomePage"),
                    PeopleWords.Book.Say(culture, "WelcomeSettings"),
                ]),
            ]);
    }
}
