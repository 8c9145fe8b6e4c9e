using System.Globalization;
using CultureBot.Chat;
using CultureBot.Digests;
using CultureBot.Kudos;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Kudos;

public sealed class KudosDigestSectionTests
{
    private const string Story = "When the queue went round the corner you opened a second desk, and nobody missed a train.";
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly ChatPlace General = new("CGEN", "general", PlaceKind.Channel);

    [Theory, DatabaseData]
    public async Task A_week_has_at_most_three_stories_and_its_values_in_the_thread(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        foreach (var (giver, recipient) in ((string, string)[])[("ana", "ben"), ("ben", "cy"), ("cy", "mia"), ("mia", "ana"), ("ana", "cy")])
            await test.GiveAsync($"{giver}-{recipient}", $"{Story} {giver} #care #craft", General, [recipient], k => k with { Giver = test.Company[giver] });

        var part = await ForChannelAsync(test);

        Assert.Equal("5 thank-yous this week, for 4 colleagues.", Assert.IsType<TextBlock>(part.Post[0]).Text.ToPlain());
        Assert.InRange(part.Post.OfType<QuoteBlock>().Count(), 1, 3);
        Assert.Equal(5, part.PostCarries.Length);
        Assert.Contains("#care: 5 times", Plain(part.Details));
        Assert.DoesNotContain(part.Post, block => block is TextBlock { Text.Segments: var segments } && segments.Any(s => s is MentionSegment));
    }

    [Theory, DatabaseData]
    public async Task Private_and_undone_ones_are_in_no_channel_digest(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await test.GiveAsync("private", Story, General, ["ben"], k => k with { Visibility = Visibility.Private });
        test.Clock.Advance(Duration.FromSeconds(1));
        await test.GiveAsync("undone", Story, General, ["cy"]);
        await test.UndoAsync("undo");

        Assert.Equal(ChannelDigestPart.Empty, await ForChannelAsync(test));
    }

    [Theory, DatabaseData]
    public async Task A_quiet_week_brings_back_an_older_one_and_names_its_month(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await test.GiveAsync("older", Story, General, ["ben"]);
        test.Clock.Advance(Duration.FromDays(40));

        var part = await ForChannelAsync(test);

        Assert.Empty(part.Post);
        Assert.Equal(
            "A quiet week. Here is one from March 2026 that still holds:", Assert.IsType<TextBlock>(part.WhenQuiet[0]).Text.ToPlain());
        Assert.Equal(Story, Assert.Single(part.WhenQuiet.OfType<QuoteBlock>()).Words);
        Assert.Single(part.PostCarries);
    }

    [Theory, DatabaseData]
    public async Task Quiet_helpers_and_first_time_givers_are_named_once_there_is_a_past_to_compare_with(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await test.GiveAsync("past", Story, General, ["cy"]);
        test.Clock.Advance(Duration.FromDays(64));
        await test.GiveAsync("recent", Story, General, ["cy"]);
        test.Clock.Advance(Duration.FromDays(8));
        await test.GiveAsync("now", Story, General, ["cy", "ben"], k => k with { Giver = test.Company["mia"] });

        var details = Plain((await ForChannelAsync(test)).Details);

        Assert.Contains("Thanked for the first time in two months: Ben", details);
        Assert.Contains("Gave their first thank-you: Mia.", details);
    }

    [Theory, DatabaseData]
    public async Task Your_own_digest_tells_what_you_got_and_gave_and_whom_to_remember(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await test.GiveAsync("older", "You fixed my badge on my first morning here.", General, ["mia"]);
        test.Clock.Advance(Duration.FromDays(70));
        await test.GiveAsync("gave", Story, General, ["ben"]);
        await test.GiveAsync("got", "You stayed until the last box was unpacked.", General, ["ana"], k => k with
        {
            Giver = test.Company["cy"],
            Visibility = Visibility.Private,
        });
        await test.GiveAsync("hidden", "Only her manager should know about this one.", General, ["ana"], k => k with
        {
            Giver = test.Company["cy"],
            Visibility = Visibility.ManagerOnly,
        });

        var part = await ForPersonAsync(test, "ana");

        var news = Plain(part.News);
        Assert.Contains("Cy: “You stayed until the last box was unpacked.”", news);
        Assert.Contains("You thanked Ben.", news);
        Assert.DoesNotContain("manager", news, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Mia helped you in March 2026: “You fixed my badge on my first morning here.”", Plain(part.Aside));
        Assert.Equal(3, part.Carries.Length);
    }

    [Theory, DatabaseData]
    public async Task Who_neither_gave_nor_got_anything_has_no_digest(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await test.GiveAsync("other", Story, General, ["ben"]);

        Assert.Equal(PersonalDigestPart.Empty, await ForPersonAsync(test, "cy"));
    }

    private static KudosDigestSection Section(KudosTest test) => new(test.Store.Database, new(new()), new());

    private static Task<ChannelDigestPart> ForChannelAsync(KudosTest test) =>
        Section(test).ForChannelAsync(
            new(test.Company.Workspace, test.Clock.Now - Duration.FromDays(7), test.Clock.Now, English), TestContext.Current.CancellationToken);

    private static Task<PersonalDigestPart> ForPersonAsync(KudosTest test, string name) =>
        Section(test).ForPersonAsync(
            new(test.Company.Workspace, test.Company[name], test.Clock.Now - Duration.FromDays(7), test.Clock.Now, English),
            TestContext.Current.CancellationToken);

    private static string Plain(IEnumerable<CardBlock> blocks) => string.Join(
        '\n',
        blocks.SelectMany(block => block switch
        {
            TextBlock text => [text.Text.ToPlain()],
            ListBlock list => list.Items.Select(i => i.ToPlain()),
            ChartBlock chart => chart.Points.Select(p => p.InWords.ToPlain()),
            _ => (IEnumerable<string>)[],
        }));
}
