using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.People.Persons;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People;

public sealed class DecidingTests
{
    [Theory, DatabaseData]
    public async Task Whom_an_administrator_calls_one_person_becomes_the_older_and_facts_stay_with_their_accounts(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.KudosAsync("29:cem", new TypedHandle("mia"), new TypedText(" carried the boxes up all the stairs"));
        await both.KudosAsync("U-ben", new TypedHandle("mia"), new TypedText(" carried the chairs up all the stairs"));
        var (ben, cem) = (await both.AccountAsync("U-ben"), await both.AccountAsync("29:cem"));

        Assert.Null(await both.Get<MergePersons>().SameAsync(cem.Id, ben.Id, null, TwoPlatforms.Cancel));
        Assert.Null(await both.Get<MergePersons>().SameAsync(cem.Id, ben.Id, null, TwoPlatforms.Cancel));

        Assert.Equal(ben.PersonId, (await both.AccountAsync("29:cem")).PersonId);
        Assert.Equal(ben.PersonId, (await both.AccountAsync("U-ben")).PersonId);
        // Each kudos still names the account that gave it, and one page shows both.
        Assert.Equal(2, await both.ScalarAsync<long>("SELECT COUNT(DISTINCT giver_id) FROM kudos"));
        foreach (var account in (string[])["U-ben", "29:cem"])
            Assert.Equal(2, (await both.Get<MyKudos>().ReadAsync(await both.AccountAsync(account), TwoPlatforms.Cancel)).Given.Length);
    }

    [Theory]
    [DatabaseData(true, "fr")]
    [DatabaseData(false, "de")]
    public async Task What_the_staying_person_chose_stays_else_what_the_other_one_chose(DatabaseKind kind, bool olderChose, string language)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var (ben, cem) = (await both.AccountAsync("U-ben"), await both.AccountAsync("29:cem"));
        await both.WriteAsync(async sql =>
        {
            if (olderChose) await PreferencesStore.SaveAsync(sql, ben.PersonId, new() { Language = "fr" }, both.Clock.Now);
            await PreferencesStore.SaveAsync(sql, cem.PersonId, new() { Language = "de" }, both.Clock.Now);
            return true;
        });

        await both.Get<MergePersons>().SameAsync(ben.Id, cem.Id, null, TwoPlatforms.Cancel);

        Assert.Equal(language, (await both.AccountAsync("29:cem")).ChosenLanguage);
        Assert.Equal(1, await both.ScalarAsync<long>("SELECT COUNT(*) FROM preferences"));
    }

    [Theory, DatabaseData]
    public async Task A_wrong_match_can_be_split_and_stays_so(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var ana = await both.AccountAsync("U-ana");
        await both.ChooseAsync("U-ana", (PreferencesForm.Inbox, (await both.AccountAsync("29:ana")).Id.Value.ToString("D")));
        await both.KudosAsync("29:ana", new TypedHandle("mia"), new TypedText(" carried the boxes up all the stairs"));
        var signIn = both.Get<SignIn>();
        var there = await signIn.RedeemLinkAsync(await signIn.CreateLinkAsync((await both.AccountAsync("29:ana")).Id, TwoPlatforms.Cancel), TwoPlatforms.Cancel);
        var here = await signIn.RedeemLinkAsync(await signIn.CreateLinkAsync(ana.Id, TwoPlatforms.Cancel), TwoPlatforms.Cancel);

        Assert.Null(await both.Get<SplitAccount>().HandleAsync((await both.AccountAsync("29:ana")).Id, ana.Id, TwoPlatforms.Cancel));

        var split = await both.AccountAsync("29:ana");
        Assert.NotEqual(ana.PersonId, split.PersonId);
        Assert.Equal(ana.PersonId, (await both.AccountAsync("U-ana")).PersonId);
        Assert.Null(await signIn.FindSessionAsync(there!, TwoPlatforms.Cancel));
        Assert.NotNull(await signIn.FindSessionAsync(here!, TwoPlatforms.Cancel));
        Assert.Empty((await both.Get<MyKudos>().ReadAsync(ana, TwoPlatforms.Cancel)).Given);
        Assert.Single((await both.Get<MyKudos>().ReadAsync(split, TwoPlatforms.Cancel)).Given);
        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM preferences WHERE inbox_account_id IS NOT NULL"));

        // The next reading of both workspaces finds the same address, and leaves them apart.
        await both.SaveAsync("teams", TwoPlatforms.Member("29:ana", "Ana"));
        await both.SaveAsync("slack", TwoPlatforms.Member("U-ana", "Ana"));
        Assert.NotEqual((await both.AccountAsync("U-ana")).PersonId, (await both.AccountAsync("29:ana")).PersonId);
        Assert.Equal(PersonRefusal.OnlyAccount, await both.Get<SplitAccount>().HandleAsync(split.Id, null, TwoPlatforms.Cancel));

        // And an administrator can change their mind.
        await both.Get<MergePersons>().SameAsync(split.Id, ana.Id, null, TwoPlatforms.Cancel);
        Assert.Equal((await both.AccountAsync("U-ana")).PersonId, (await both.AccountAsync("29:ana")).PersonId);
    }

    [Theory, DatabaseData]
    public async Task Home_pages_of_both_accounts_follow(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        foreach (var who in (string[])["U-ben", "29:cem"])
            await both.AskAsync(new HomeOpened { Platform = who[0] == 'U' ? "slack" : "teams", WorkspaceId = who[0] == 'U' ? "T1" : "tenant", AccountId = who, RequestKey = "home " + who });
        await both.KudosAsync("29:cem", new TypedHandle("mia"), new TypedText(" carried the boxes up all the stairs"));
        await both.DispatchAsync();
        both.Clock.Advance(Duration.FromMinutes(1));
        await both.DispatchAsync();

        await both.Get<MergePersons>().SameAsync((await both.AccountAsync("U-ben")).Id, (await both.AccountAsync("29:cem")).Id, null, TwoPlatforms.Cancel);
        both.Clock.Advance(Duration.FromMinutes(1));
        await both.DispatchAsync();

        var home = both.Slack.Calls.Last(c => c.Place == "U-ben").Card!;
        Assert.Contains(home.Blocks.OfType<QuoteBlock>(), quote => quote.Words == "carried the boxes up all the stairs");
    }

    [Theory, DatabaseData]
    public async Task Accounts_that_look_alike_wait_until_an_administrator_says(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        both.Clock.Advance(Duration.FromMilliseconds(5));
        await both.SaveAsync(
            "slack",
            TwoPlatforms.Member("U-cem", "Cem") with { IsEmailConfirmed = false },
            TwoPlatforms.Member("U-mia", "Mi a") with { Email = "" },
            TwoPlatforms.Member("U-dan", "Dan"),
            TwoPlatforms.Member("U-eve", "Eve") with { Kind = AccountKind.Guest },
            TwoPlatforms.Member("U-bot", "Fay") with { Kind = AccountKind.Bot });
        await both.SaveAsync(
            "teams",
            TwoPlatforms.Member("29:dan", "Dan") with { Email = "another.dan@example.com" },
            TwoPlatforms.Member("29:eve", "Eve"),
            TwoPlatforms.Member("29:fay", "Fay") with { Email = "" });

        var before = await both.Get<ReadPersons>().ListAsync("", TwoPlatforms.Cancel);
        Assert.Equal(["Cem true", "Eve true", "Mi a false"], before.Pairs.Select(p => $"{Earlier(p).Name} {(p.HasSameEmail ? "true" : "false")}").Order(StringComparer.Ordinal));
        Assert.Equal(["U-ana 29:ana"], await SeveralAsync(before));
        Assert.Equal("Mi a", Earlier(Assert.Single((await both.Get<ReadPersons>().ListAsync("MI", TwoPlatforms.Cancel)).Pairs)).Name);
        Assert.Empty((await both.Get<ReadPersons>().ListAsync("%", TwoPlatforms.Cancel)).Pairs);

        foreach (var pair in before.Pairs)
        {
            var merge = both.Get<MergePersons>();
            Assert.Null(Earlier(pair).Name == "Cem"
                ? await merge.SameAsync(pair.One.Id, pair.Other.Id, null, TwoPlatforms.Cancel)
                : await merge.DifferentAsync(pair.One.Id, pair.Other.Id, null, TwoPlatforms.Cancel));
        }

        var after = await both.Get<ReadPersons>().ListAsync("", TwoPlatforms.Cancel);
        Assert.Empty(after.Pairs);
        Assert.Equal(["29:cem U-cem", "U-ana 29:ana"], await SeveralAsync(after));

        static PersonAccount Earlier(PersonPair pair) => pair.One.Platform == "slack" ? pair.One : pair.Other;

        async Task<IReadOnlyList<string>> SeveralAsync(PersonsOverview overview)
        {
            var ids = await both.Database.ReadAsync(
                sql => PeopleStore.ListAsync(sql, [.. overview.Several.SelectMany(accounts => accounts.Select(a => a.Id))]), TwoPlatforms.Cancel);
            return [.. overview.Several.Select(accounts => string.Join(' ', accounts.Select(a => ids.Single(i => i.Id == a.Id).ExternalId))).Order(StringComparer.Ordinal)];
        }
    }

    [Theory, DatabaseData]
    public async Task Long_lists_say_how_many_more_there_are(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var alike = Enumerable.Range(0, 103).Select(i => $"Twin {i:D3}").ToArray();
        await both.SaveAsync("slack", [.. alike.Select((name, i) => TwoPlatforms.Member("U" + i, name) with { Email = "" })]);
        await both.SaveAsync("teams", [.. alike.Select((name, i) => TwoPlatforms.Member("29:" + i, name) with { Email = "" })]);

        var overview = await both.Get<ReadPersons>().ListAsync("", TwoPlatforms.Cancel);

        Assert.Equal((100, 3), (overview.Pairs.Length, overview.MorePairs));
        Assert.Equal((1, 0), (overview.Several.Length, overview.MoreSeveral));
    }

    [Theory, DatabaseData]
    public async Task Bots_and_people_of_other_organizations_are_nobodys_account(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.SaveAsync("slack", TwoPlatforms.Member("U-out", "Out") with { Kind = AccountKind.Stranger });

        var refusal = await both.Get<MergePersons>().SameAsync((await both.AccountAsync("U-out")).Id, (await both.AccountAsync("29:cem")).Id, null, TwoPlatforms.Cancel);

        Assert.Equal(PersonRefusal.NoSuchAccount, refusal);
    }
}
