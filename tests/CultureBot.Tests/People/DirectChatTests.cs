using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.People;

public sealed class DirectChatTests
{
    [Theory, DatabaseData]
    public async Task Whoever_opens_direct_messages_is_welcomed_in_three_lines_and_once(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);

        var welcome = Assert.IsType<PrivateAnswer>(await both.DirectChatAsync("29:cem", isOpen: true, "first")).Card;
        Assert.IsType<HeadingBlock>(welcome.Blocks[0]);
        Assert.Equal(3, Assert.IsType<ListBlock>(welcome.Blocks[1]).Items.Length);

        Assert.IsType<NothingAnswer>(await both.DirectChatAsync("29:cem", isOpen: true, "first"));
        Assert.IsType<NothingAnswer>(await both.DirectChatAsync("29:cem", isOpen: false, "closed"));
        Assert.IsType<PrivateAnswer>(await both.DirectChatAsync("29:cem", isOpen: true, "second"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_is_not_known_yet_is_welcomed_as_well(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        both.Teams.Accounts["29:new"] = TwoPlatforms.Member("29:new", "New");

        Assert.IsType<PrivateAnswer>(await both.DirectChatAsync("29:new", isOpen: true));
        Assert.IsType<PrivateAnswer>(await both.DirectChatAsync("29:nobody", isOpen: true));

        Assert.Equal("New", (await both.AccountAsync("29:new")).Name);
    }

    [Theory, DatabaseData]
    public async Task Nothing_is_sent_to_whoever_closed_them_until_they_open_them_again(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.DirectChatAsync("29:cem", isOpen: false);
        await ThankAsync(both, "the first time");
        await both.DispatchAsync();
        Assert.Empty(both.SentTo("29:cem"));
        Assert.Equal("Cancelled account_unreachable", await both.ScalarAsync<string>(
            "SELECT state || ' ' || last_error FROM messages WHERE destination = '29:cem'"));

        await both.DirectChatAsync("29:cem", isOpen: true);
        await ThankAsync(both, "the second time");
        await both.DispatchAsync();

        Assert.Contains("the second time", Assert.Single(both.SentTo("29:cem")), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Whatever_they_do_makes_them_reachable_again(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.PressAsync("29:cem", KudosChat.FormButton);
        await both.DirectChatAsync("29:cem", isOpen: false);

        await both.PressAsync("29:cem", KudosChat.FormButton);

        Assert.Null((await both.AccountAsync("29:cem")).UnreachableSince);
    }

    [Theory, DatabaseData]
    public async Task A_message_that_the_platform_does_not_bring_goes_to_another_account_and_the_next_ones_too(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        both.Clock.Advance(NodaTime.Duration.FromSeconds(1));
        await both.PressAsync("29:ana", KudosChat.FormButton);
        both.Teams.Next(new GaveUp("MessageWritesBlocked", GiveUpReason.AccountGone));

        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(" covered the phones for the whole team"));
        await both.DispatchAsync();
        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(" covered the mail for the whole team"));
        await both.DispatchAsync();

        Assert.Single(both.SentTo("29:ana"));
        Assert.Equal(2, both.SentTo("U-ana").Count);
        Assert.NotNull((await both.AccountAsync("29:ana")).UnreachableSince);
    }

    [Theory, DatabaseData]
    public async Task What_was_wanted_before_they_closed_them_goes_to_their_other_account_or_nowhere(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        both.Clock.Advance(NodaTime.Duration.FromSeconds(1));
        await both.PressAsync("29:ana", KudosChat.FormButton);
        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(" "), new TypedHandle("cem"), new TypedText(" covered the phones for the whole team"));
        await both.DirectChatAsync("29:ana", isOpen: false);
        await both.DirectChatAsync("29:cem", isOpen: false);
        await both.DispatchAsync();

        Assert.Single(both.SentTo("U-ana"));
        Assert.Empty(both.SentTo("29:ana"));
        Assert.Empty(both.SentTo("29:cem"));
        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM messages WHERE state = 'Waiting'"));
    }

    [Theory, DatabaseData]
    public async Task What_stands_with_somebody_unreachable_is_not_touched(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await ThankAsync(both, "once");
        await both.DispatchAsync();
        await both.DirectChatAsync("29:cem", isOpen: false);

        await both.KudosAsync("U-ben", new TypedText("undo"));
        await both.DispatchAsync();

        Assert.Single(both.Teams.Calls, c => c.Place == "29:cem");
    }

    private static Task<ChatAnswer> ThankAsync(TwoPlatforms both, string words) =>
        both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(" covered the phones for all of us " + words));
}
