using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Kudos;

public sealed class GiveKudosTests
{
    private const string Story = "You covered the phones while I was out, so nobody waited.";
    private static readonly ChatPlace General = new("CGEN", "general", PlaceKind.Channel);
    private static readonly ChatPlace Direct = new("D1", "", PlaceKind.Direct);

    [Theory, DatabaseData]
    public async Task A_kudos_has_a_row_a_recipient_one_post_and_one_message_a_recipient(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);

        var given = Assert.IsType<KudosGiven>(await test.GiveAsync("k1", Story + " #ownership", General, ["ben", "cy"]));

        Assert.Equal(["Uben", "Ucy"], given.Recipients.Select(r => r.ExternalId));
        Assert.Equal(["ownership"], given.Kudos.Tags);
        Assert.Equal("CGEN", given.PostedTo!.ExternalId);
        Assert.False(given.IsElsewhere);
        Assert.Equal(
            ["kudos.post Channel CGEN", "kudos.told Account Uben", "kudos.told Account Ucy"], await test.WantedAsync(given.Kudos));
    }

    [Theory, DatabaseData]
    public async Task The_same_request_again_changes_nothing_and_gives_the_same_answer(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        var first = Assert.IsType<KudosGiven>(await test.GiveAsync("k1", Story, General, ["ben"]));

        var again = Assert.IsType<KudosGiven>(await test.GiveAsync("k1", Story, General, ["ben"]));

        Assert.Equal(first.Kudos.Id, again.Kudos.Id);
        Assert.Equal(first.PostedTo!.ExternalId, again.PostedTo!.ExternalId);
        Assert.Equal(2, (await test.WantedAsync(first.Kudos)).Count);
    }

    [Theory, DatabaseData]
    public async Task The_same_text_to_the_same_person_within_a_minute_is_refused_and_later_is_not(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await test.GiveAsync("k1", Story, General, ["ben"]);

        var refused = Assert.IsType<KudosRefused>(await test.GiveAsync("k2", Story.ToUpperInvariant(), General, ["ben", "cy"]));
        Assert.Equal(KudosRefusal.SameAgain, refused.Reason);
        Assert.Equal("Uben", refused.Who!.ExternalId);

        Assert.IsType<KudosGiven>(await test.GiveAsync("k3", Story, General, ["cy"]));
        test.Clock.Advance(Duration.FromSeconds(61));
        Assert.IsType<KudosGiven>(await test.GiveAsync("k4", Story, General, ["ben"]));
    }

    [Theory]
    [InlineData("ana", KudosRefusal.Yourself)]
    [InlineData("bot", KudosRefusal.Bot)]
    [InlineData("gone", KudosRefusal.HasLeft)]
    public async Task Nobody_can_thank(string whom, KudosRefusal reason)
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);

        var refused = Assert.IsType<KudosRefused>(await test.GiveAsync("k1", Story, General, [whom]));
        Assert.Equal(reason, refused.Reason);

        var given = Assert.IsType<KudosGiven>(await test.GiveAsync("k2", Story, General, [whom, "ben"]));
        Assert.Equal(["Uben"], given.Recipients.Select(r => r.ExternalId));
        Assert.Equal([reason], given.LeftOut.Select(l => l.Reason));
    }

    [Fact]
    public async Task Thanking_nobody_or_saying_nothing_is_refused()
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);

        Assert.Equal(KudosRefusal.Nobody, Assert.IsType<KudosRefused>(await test.GiveAsync("k1", Story, General, [])).Reason);
        Assert.Equal(KudosRefusal.NoWords, Assert.IsType<KudosRefused>(await test.GiveAsync("k2", "", General, ["ben"])).Reason);
        Assert.Equal(
            KudosRefusal.TooLong,
            Assert.IsType<KudosRefused>(await test.GiveAsync("k3", new string('a', 8001), General, ["ben"])).Reason);
    }

    [Fact]
    public async Task Thin_words_are_asked_about_once_and_sent_when_the_giver_wants()
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);

        Assert.IsType<MoreWordsWanted>(await test.GiveAsync("k1", "thanks!", General, ["ben"]));
        Assert.IsType<KudosGiven>(await test.GiveAsync("k1", "thanks!", General, ["ben"], k => k with { SendAsItIs = true }));
    }

    [Theory, DatabaseData]
    public async Task Where_the_bot_may_not_post_it_goes_to_the_kudos_channel(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        var elsewhere = new ChatPlace("COTH", "other", PlaceKind.Channel);

        var given = Assert.IsType<KudosGiven>(await test.GiveAsync("k1", Story, elsewhere, ["ben"], k => k with { CanPostHere = false }));

        Assert.Equal("CKUD", given.PostedTo!.ExternalId);
        Assert.True(given.IsElsewhere);
    }

    [Fact]
    public async Task What_was_typed_in_private_is_posted_only_after_a_yes()
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);
        var secret = new ChatPlace("CSEC", "secret", PlaceKind.PrivateChannel);

        foreach (var place in new[] { Direct, secret })
        {
            var asked = Assert.IsType<PlaceToConfirm>(
                await test.GiveAsync("k" + place.ChannelId, Story, place, ["ben"], k => k with { CanPostHere = false }));
            Assert.Equal("CKUD", asked.Channel.ExternalId);
        }

        var given = Assert.IsType<KudosGiven>(
            await test.GiveAsync("k", Story, Direct, ["ben"], k => k with { CanPostHere = false, PostElsewhere = true }));
        Assert.Equal("CKUD", given.PostedTo!.ExternalId);
    }

    [Theory]
    [InlineData(Visibility.Private, "kudos.told Account Uana")]
    [InlineData(Visibility.PrivateAndManager, "kudos.manager_told Account Umia/kudos.told Account Uana")]
    [InlineData(Visibility.ManagerOnly, "kudos.manager_told Account Umia")]
    public async Task A_private_one_is_told_to_whom_it_is_meant_for_and_posted_nowhere(Visibility visibility, string wanted)
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);

        var given = Assert.IsType<KudosGiven>(
            await test.GiveAsync("k1", Story, Direct, ["ana"], k => k with { Visibility = visibility, Giver = test.Company["ben"] }));

        Assert.Null(given.PostedTo);
        Assert.Equal(wanted.Split('/'), await test.WantedAsync(given.Kudos));
    }

    [Fact]
    public async Task One_for_the_manager_alone_is_refused_when_nobody_knows_the_manager()
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);

        var refused = Assert.IsType<KudosRefused>(
            await test.GiveAsync("k1", Story, General, ["ben"], k => k with { Visibility = Visibility.ManagerOnly }));

        Assert.Equal(KudosRefusal.NoManager, refused.Reason);
    }

    [Fact]
    public async Task Somebody_named_and_in_a_group_is_thanked_once_and_a_group_passes_over_who_cannot_be()
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);
        ImmutableArray<KudosNominee> nominees =
        [
            new(test.Company["ana"], "Desk"), new(test.Company["ben"], "Desk"), new(test.Company["gone"], "Desk"), new(test.Company["ben"], null),
        ];

        var given = Assert.IsType<KudosGiven>(await test.GiveAsync("k1", Story, General, [], k => k with { Nominees = nominees }));

        Assert.Equal([new KudosRecipient(test.Company["ben"].Id, null)], given.Kudos.Recipients);
        Assert.Empty(given.LeftOut);
    }

    [Theory, DatabaseData]
    public async Task Undo_takes_back_the_latest_once_a_request(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        var first = Assert.IsType<KudosGiven>(await test.GiveAsync("k1", Story, General, ["ben"]));
        test.Clock.Advance(Duration.FromMinutes(5));
        var second = Assert.IsType<KudosGiven>(await test.GiveAsync("k2", Story, General, ["cy"]));

        Assert.Equal(second.Kudos.Id, Assert.IsType<KudosUndone>(await test.UndoAsync("u1")).Kudos.Id);
        Assert.Equal(second.Kudos.Id, Assert.IsType<KudosUndone>(await test.UndoAsync("u1")).Kudos.Id);
        Assert.Equal(first.Kudos.Id, Assert.IsType<KudosUndone>(await test.UndoAsync("u2")).Kudos.Id);
        Assert.False(Assert.IsType<NothingToUndo>(await test.UndoAsync("u3")).IsTooLate);
    }

    [Fact]
    public async Task After_a_day_a_kudos_stays_and_nobody_undoes_another_ones()
    {
        await using var test = await KudosTest.StartAsync(DatabaseKind.Sqlite);
        var given = Assert.IsType<KudosGiven>(await test.GiveAsync("k1", Story, General, ["ben"]));

        Assert.IsType<NothingToUndo>(await test.UndoAsync("u1", given.Kudos.Id, "cy"));
        test.Clock.Advance(Duration.FromHours(24) + Duration.FromSeconds(1));
        Assert.True(Assert.IsType<NothingToUndo>(await test.UndoAsync("u2", given.Kudos.Id)).IsTooLate);
    }
}
