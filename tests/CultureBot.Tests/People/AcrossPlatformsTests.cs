using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People;

public sealed class AcrossPlatformsTests
{
    private const string Words = " covered the phones for the whole team";

    [Theory, DatabaseData]
    public async Task Thanks_from_Slack_reach_somebody_who_is_in_Teams_alone_and_the_other_way(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);

        var there = await both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(Words));
        var back = await both.KudosAsync("29:cem", new TypedHandle("ben"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.StartsWith("Done. Cem", Said(there), StringComparison.Ordinal);
        Assert.StartsWith("Done. Ben", Said(back), StringComparison.Ordinal);
        Assert.StartsWith("Ben thanked you in #general", Assert.Single(both.SentTo("29:cem")), StringComparison.Ordinal);
        Assert.StartsWith("Cem thanked you in #Town", Assert.Single(both.SentTo("U-ben")), StringComparison.Ordinal);
        Assert.Single(both.SentTo(TwoPlatforms.General));
        Assert.Single(both.SentTo(TwoPlatforms.Town));
    }

    [Theory, DatabaseData]
    public async Task What_is_posted_mentions_people_by_the_account_they_have_there_or_by_their_plain_name(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);

        // Ana's Teams account, which a typed name finds first there, and Cem, who has none in Slack.
        await both.KudosAsync("29:mia", new NamedAccount("29:ana", "Ana"), new TypedText(" "), new TypedHandle("ben"), new TypedText(Words));
        await both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(Words));
        await both.DispatchAsync();

        var inTeams = Segments(both.Teams, TwoPlatforms.Town);
        Assert.Contains(inTeams, s => s is MentionSegment { AccountId: "29:ana" });
        Assert.Contains(inTeams, s => s is PlainSegment { Text: "Ben", IsBold: true });
        var inSlack = Segments(both.Slack, TwoPlatforms.General);
        Assert.Contains(inSlack, s => s is PlainSegment { Text: "Cem", IsBold: true });
        Assert.DoesNotContain(inSlack, s => s is MentionSegment);
        // The channel it was posted in is another platform's: a name, and no link.
        Assert.DoesNotContain(Segments(both.Teams, "29:cem"), s => s is ChannelSegment);
        Assert.Contains(Segments(both.Teams, "29:cem"), s => s is PlainSegment { Text: "#general" });
    }

    [Theory, DatabaseData]
    public async Task A_name_of_the_givers_own_workspace_comes_first_and_one_that_several_have_elsewhere_is_nobodys(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.SaveAsync("slack", TwoPlatforms.Member("U-cem", "Cem") with { Email = "" });
        await both.SaveAsync("teams", TwoPlatforms.Member("29:mia2", "Mia") with { Email = "mia.two@example.com" });

        var local = await both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(Words));
        var several = await both.KudosAsync("U-ben", new TypedHandle("mia"), new TypedText(Words));
        var byEmail = await both.KudosAsync("U-ben", new TypedHandle("mia.two@example.com"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.StartsWith("Done. Cem", Said(local), StringComparison.Ordinal);
        Assert.Single(both.SentTo("U-cem"));
        Assert.Empty(both.SentTo("29:cem"));
        Assert.Contains("@mia", Said(several), StringComparison.Ordinal);
        Assert.StartsWith("Done. Mia", Said(byEmail), StringComparison.Ordinal);
        Assert.Single(both.SentTo("29:mia2"));
        Assert.Empty(both.SentTo("29:mia"));
    }

    [Theory, DatabaseData]
    public async Task Several_of_one_name_in_the_own_workspace_send_nobody_elsewhere(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.SaveAsync(
            "slack",
            TwoPlatforms.Member("U-c1", "Cem") with { Email = "", Handle = "c1" },
            TwoPlatforms.Member("U-c2", "Cem") with { Email = "", Handle = "c2" });

        await both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.Empty(both.SentTo("29:cem"));
        Assert.Empty(both.SentTo(TwoPlatforms.General));
    }

    [Theory, DatabaseData]
    public async Task Thanking_oneself_by_ones_other_account_is_refused(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.SaveAsync("teams", TwoPlatforms.Member("29:ana", "Ana") with { Handle = "ana.in.teams" });

        await both.KudosAsync("U-ana", new TypedHandle("ana.in.teams"), new TypedText(Words));

        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM kudos"));
    }

    [Theory, DatabaseData]
    public async Task A_plus_one_counts_once_a_person_and_comes_off_by_either_account(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(Words));
        var kudos = await SubjectAsync(both);

        await both.PressAsync("U-ana", KudosChat.BoostButton, kudos);
        await both.PressAsync("29:ana", KudosChat.BoostButton, kudos);
        Assert.Equal(1, await both.ScalarAsync<long>("SELECT COUNT(*) FROM kudos_boosts"));

        await both.PressAsync("29:ana", KudosChat.UnboostButton, kudos);
        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM kudos_boosts"));
    }

    [Theory, DatabaseData]
    public async Task Two_plus_ones_of_people_who_turn_out_to_be_one_count_once(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.SaveAsync("slack", TwoPlatforms.Member("U-mia", "Mia") with { Email = "" });
        await both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(Words));
        var kudos = await SubjectAsync(both);
        await both.PressAsync("U-mia", KudosChat.BoostButton, kudos);
        await both.PressAsync("29:mia", KudosChat.BoostButton, kudos);

        await both.SaveAsync("slack", TwoPlatforms.Member("U-mia", "Mia"));

        var id = KudosId.Find(kudos)!.Value;
        var boosts = await both.Database.ReadAsync(sql => KudosBoostStore.CountAsync(sql, [id]), TwoPlatforms.Cancel);
        Assert.Equal(1, boosts[id]);
    }

    [Theory, DatabaseData]
    public async Task The_giver_takes_it_back_by_their_other_account_and_nobody_else_does(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.KudosAsync("U-ana", new TypedHandle("cem"), new TypedText(Words));
        await both.DispatchAsync();

        await both.KudosAsync("29:mia", new TypedText("undo"));
        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM kudos WHERE undone_at IS NOT NULL"));
        await both.KudosAsync("29:ana", new TypedText("undo"));
        await both.DispatchAsync();

        Assert.Equal(1, await both.ScalarAsync<long>("SELECT COUNT(*) FROM kudos WHERE undone_at IS NOT NULL"));
        Assert.Contains(both.Teams.Calls, c => c.Kind == PlatformCallKind.Update && c.Place == "29:cem");
    }

    [Theory, DatabaseData]
    public async Task A_manager_is_told_where_the_recipient_is_unless_they_gave_it_themselves(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var cem = await both.AccountAsync("29:cem");
        foreach (var (manager, told) in ((string, int)[])[("29:mia", 1), ("29:ana", 0)])
        {
            await both.WriteAsync(async sql =>
            {
                await AccountsStore.SaveManagerAsync(sql, cem.Id, manager, both.Clock.Now);
                return true;
            });
            // Ana, whose Teams account is the manager in the second round, gives from Slack.
            await both.KudosAsync("U-ana", new TypedText("private+manager "), new TypedHandle("cem"), new TypedText(Words + manager));
            await both.DispatchAsync();
            both.Clock.Advance(Duration.FromMinutes(2));
            Assert.Equal(told, both.SentTo(manager).Count);
        }

        Assert.Equal(2, both.SentTo("29:cem").Count);
        Assert.Empty(both.SentTo("U-ana"));
    }

    [Theory, DatabaseData]
    public async Task More_words_for_somebody_elsewhere_can_be_said_in_the_form(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var question = Assert.IsType<PrivateAnswer>(await both.KudosAsync("U-ben", new TypedHandle("cem"), new TypedText(" thanks"))).Card;
        var add = question.Blocks.OfType<ActionsBlock>().SelectMany(b => b.Buttons).Single(b => b.Action == KudosChat.AddButton);

        var form = Assert.IsType<FormAnswer>(await both.PressAsync("U-ben", KudosChat.AddButton, add.Value)).Form;
        var people = Assert.IsType<PeopleField>(form.Fields[0]);
        Assert.Empty(people.Initial);
        Assert.StartsWith("Cem", people.Hint, StringComparison.Ordinal);
        await both.AskAsync(new FormRequest
        {
            Platform = "slack", WorkspaceId = "T1", AccountId = "U-ben", RequestKey = "form", FormId = form.Id, State = form.State,
            Values = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(KudosForm.Words, ["covered the phones for the whole team"]),
        });
        await both.DispatchAsync();

        Assert.Single(both.SentTo("29:cem"));
    }

    private static async Task<string> SubjectAsync(TwoPlatforms both) =>
        (await both.ScalarAsync<string>("SELECT MAX(subject) FROM messages WHERE kind = 'kudos.post'"))!;

    private static string Said(ChatAnswer answer) => Assert.IsType<PrivateAnswer>(answer).Card.Summary.ToPlain();

    private static IReadOnlyList<ChatSegment> Segments(FakePlatform platform, string place) =>
    [
        .. platform.Calls.Where(c => c.Place == place).SelectMany(c => c.Card!.Blocks.OfType<TextBlock>().SelectMany(b => b.Text.Segments).Concat(c.Card.Summary.Segments)),
    ];
}
