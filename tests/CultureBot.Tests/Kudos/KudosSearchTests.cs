using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Kudos;

public sealed class KudosSearchTests
{
    private static readonly ChatPlace General = new("CGEN", "general", PlaceKind.Channel);

    [Theory]
    [DatabaseData]
    public async Task One_finds_the_public_ones_that_one_gave_and_got_the_latest_first(DatabaseKind kind)
    {
        await using var test = await StartAsync(kind);

        Assert.Equal(["You thanked Cy", "You thanked Ben"], await FindAsync(test, "ana"));
        Assert.Equal(["Ana thanked you"], await FindAsync(test, "ben"));
        Assert.Empty(await FindAsync(test, "mia"));
    }

    [Theory]
    [InlineData("PRINTER", 1)]
    [InlineData("cy", 1)]
    [InlineData("phones", 1)]
    [InlineData("secret", 0)]
    [InlineData("taken", 0)]
    [InlineData("nothing of the kind", 0)]
    public async Task Words_and_names_are_looked_through(string typed, int found)
    {
        await using var test = await StartAsync(DatabaseKind.Sqlite);

        Assert.Equal(found, (await FindAsync(test, "ana", typed)).Count);
    }

    [Fact]
    public async Task The_next_ones_follow_those_that_were_shown()
    {
        await using var test = await StartAsync(DatabaseKind.Sqlite);

        Assert.Equal(["You thanked Ben"], await FindAsync(test, "ana", skip: 1, count: 1));
    }

    /// <summary>Ana thanks Ben for the phones and Cy for the printer in public, Mia in private, and takes one back.</summary>
    private static async Task<KudosTest> StartAsync(DatabaseKind kind)
    {
        var test = await KudosTest.StartAsync(kind);
        await test.GiveAsync("1", "covered the phones all day", General, ["ben"]);
        test.Clock.Advance(NodaTime.Duration.FromMinutes(2));
        await test.GiveAsync("2", "mended the printer at once", General, ["cy"]);
        await test.GiveAsync("3", "kept my secret for a year", General, ["mia"], k => k with { Visibility = Visibility.Private });
        test.Clock.Advance(NodaTime.Duration.FromMinutes(2));
        await test.GiveAsync("4", "this one is taken back again", General, ["ben"]);
        await test.UndoAsync("5");
        return test;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(KudosTest test, string who, string typed = "", int skip = 0, int count = 25)
    {
        var words = new KudosWords();
        var search = new KudosSearch(test.Store.Database, new AskerLookup(test.Store.Database, new ChatRoutes(), test.Clock), new KudosCards(words), words, test.Clock);
        var answer = await search.AnswerAsync(
            new SearchRequest
            {
                Platform = "fake", WorkspaceId = "T1", AccountId = test.Company[who].ExternalId, RequestKey = "search",
                Search = "my_kudos", Text = typed, Skip = skip, Count = count,
            },
            TestContext.Current.CancellationToken);
        return [.. Assert.IsType<FoundAnswer>(answer).Cards.Select(card => card.Title)];
    }
}
