using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Tests.People;

public sealed class InboxTests
{
    private const string Words = " covered the phones for the whole team";

    [Theory, DatabaseData]
    public async Task Direct_messages_go_where_somebody_was_last(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(Words));
        await both.PressAsync("29:ana", KudosChat.FormButton);
        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(Words + " again"));
        both.Clock.Advance(Duration.FromSeconds(2));
        await both.PressAsync("U-ana", KudosChat.FormButton);
        await both.KudosAsync("29:cem", new NamedAccount("29:ana", "Ana"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.Equal(["Ben", "Cem"], both.SentTo("U-ana").Select(FirstWord));
        Assert.Equal(["Ben"], both.SentTo("29:ana").Select(FirstWord));
    }

    [Theory, DatabaseData]
    public async Task Direct_messages_go_where_somebody_chose_whatever_they_used_last(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var opened = Assert.IsType<FormAnswer>(await both.PressAsync("U-ana", PreferencesChat.OpenButton));
        var field = Assert.IsType<ChoiceField>(opened.Form.Fields.Single(f => f.Name == PreferencesForm.Inbox));
        Assert.Equal(["Where I was last", "Slack – Acme", "Teams – Acme"], field.Options.Select(o => o.Label));
        Assert.Equal(PreferencesForm.AsItComes, field.Initial);

        await both.ChooseAsync("U-ana", (PreferencesForm.Inbox, field.Options[2].Value));
        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.Empty(both.SentTo("U-ana"));
        Assert.Single(both.SentTo("29:ana"));
        var again = Assert.IsType<FormAnswer>(await both.PressAsync("29:ana", PreferencesChat.OpenButton));
        Assert.Equal(field.Options[2].Value, Assert.IsType<ChoiceField>(again.Form.Fields.Single(f => f.Name == PreferencesForm.Inbox)).Initial);
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_one_account_is_not_asked_and_nobody_chooses_somebody_elses(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var opened = Assert.IsType<FormAnswer>(await both.PressAsync("U-ben", PreferencesChat.OpenButton));
        Assert.DoesNotContain(opened.Form.Fields, f => f.Name == PreferencesForm.Inbox);

        foreach (var wrong in (string[])[(await both.AccountAsync("U-ben")).Id.Value.ToString("D"), "nowhere"])
        {
            var errors = Assert.IsType<FieldErrorsAnswer>(await both.ChooseAsync("U-ana", (PreferencesForm.Inbox, wrong)));
            Assert.Equal([PreferencesForm.Inbox], errors.ByField.Keys);
        }

        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM preferences"));
    }

    [Theory, DatabaseData]
    public async Task Somebody_named_by_both_accounts_is_told_once(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.SaveAsync("teams", TwoPlatforms.Member("29:ana", "Ana") with { Handle = "ana.in.teams" });

        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(" "), new TypedHandle("ana.in.teams"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.Equal(1, both.SentTo("U-ana").Count + both.SentTo("29:ana").Count);
        Assert.Equal(1, await both.ScalarAsync<long>("SELECT COUNT(*) FROM kudos_recipients"));
    }

    [Theory]
    [DatabaseData("left")]
    [DatabaseData("disconnected")]
    [DatabaseData("unreachable")]
    public async Task An_account_that_cannot_be_reached_is_nobodys_inbox(DatabaseKind kind, string why)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.ChooseAsync("29:ana", (PreferencesForm.Inbox, (await both.AccountAsync("29:ana")).Id.Value.ToString("D")));
        switch (why)
        {
            case "left":
                await both.SaveAsync("teams", TwoPlatforms.Member("29:ana", "Ana") with { IsDeactivated = true });
                break;
            case "disconnected":
                await both.Get<DisconnectWorkspace>().RunAsync("teams", "tenant", 0, TwoPlatforms.Cancel);
                break;
            default:
                await both.DirectChatAsync("29:ana", isOpen: false);
                break;
        }

        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.Single(both.SentTo("U-ana"));
        Assert.Empty(both.SentTo("29:ana"));
    }

    [Theory, DatabaseData]
    public async Task An_answer_that_comes_later_stays_where_it_was_asked(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.ChooseAsync("29:ana", (PreferencesForm.Inbox, (await both.AccountAsync("29:ana")).Id.Value.ToString("D")));
        var wanted = new WantedMessage
        {
            Kind = RequestAnswerKind.KindName,
            Subject = "request:" + Guid.Empty,
            Destination = new(both.SlackWorkspace.Id, DestinationKind.Account, "U-ana"),
        };

        await both.WriteAsync(sql => OutboxStore.WantAsync(sql, wanted with { IsAnswer = true, Subject = "request:" + Guid.AllBitsSet }, both.Clock.Now));
        await both.WriteAsync(sql => OutboxStore.WantManyAsync(sql, [wanted, wanted with { Destination = wanted.Destination with { Kind = DestinationKind.Home } }], both.Clock.Now));

        var places = await both.Database.ReadAsync(
            sql => sql.ListAsync<string>("SELECT destination_kind || ' ' || destination FROM messages"), TwoPlatforms.Cancel);
        Assert.Equal(["Account 29:ana", "Account U-ana", "Home U-ana"], places.Order(StringComparer.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task Use_is_noted_once_a_minute_and_at_once_when_another_account_was_used_since(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await UsedAsync("U-ana", "U-ana");
        var first = (await both.AccountAsync("U-ana")).UsedAt;
        both.Clock.Advance(Duration.FromSeconds(59));
        await UsedAsync("U-ana");
        Assert.Equal(first, (await both.AccountAsync("U-ana")).UsedAt);

        both.Clock.Advance(Duration.FromSeconds(1));
        await UsedAsync("U-ana");
        Assert.Equal(both.Clock.Now, (await both.AccountAsync("U-ana")).UsedAt);

        both.Clock.Advance(Duration.FromSeconds(1));
        await UsedAsync("29:ana");
        both.Clock.Advance(Duration.FromSeconds(1));
        await UsedAsync("U-ana");
        Assert.Equal(both.Clock.Now, (await both.AccountAsync("U-ana")).UsedAt);

        async Task UsedAsync(params string[] accounts)
        {
            foreach (var account in accounts) await both.PressAsync(account, KudosChat.FormButton);
        }
    }

    /// <summary>Whatever they use between the two workspaces' hours.</summary>
    [Theory]
    [DatabaseData("", "U-ana")]
    [DatabaseData("U-ana 29:ana", "29:ana")]
    [DatabaseData("29:ana U-ana", "U-ana")]
    public async Task Their_own_week_comes_once_a_person(DatabaseKind kind, string used, string arrivesAt)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await both.KudosAsync("U-ben", new NamedAccount("U-ana", "Ana"), new TypedText(Words));
        await both.KudosAsync("29:cem", new NamedAccount("29:ana", "Ana"), new TypedText(Words));
        await both.DispatchAsync();
        foreach (var account in used.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            both.Clock.Advance(Duration.FromMinutes(2));
            await both.PressAsync(account, KudosChat.FormButton);
        }

        foreach (var workspace in (Workspace[])[both.SlackWorkspace, both.TeamsWorkspace])
        {
            var occurrence = await OccurrenceAsync(both, workspace);
            Assert.Null(await both.Work(PersonalDigestWork.WorkName).RunChunkAsync(occurrence, TwoPlatforms.Cancel));
            // Run again, and she went to the other one meanwhile.
            both.Clock.Advance(Duration.FromMinutes(2));
            await both.PressAsync(arrivesAt == "U-ana" ? "29:ana" : "U-ana", KudosChat.FormButton);
            Assert.Null(await both.Work(PersonalDigestWork.WorkName).RunChunkAsync(occurrence, TwoPlatforms.Cancel));
        }

        both.Clock.SetTo(Instant.FromUtc(2026, 11, 20, 16, 0));
        await both.DispatchAsync();

        var sent = await both.Database.ReadAsync(
            sql => sql.ListAsync<string>("SELECT destination FROM messages WHERE kind = 'digest.personal' AND state = 'Sent' AND destination LIKE '%ana'"), TwoPlatforms.Cancel);
        Assert.Equal([arrivesAt], sent);
        var digest = (arrivesAt == "U-ana" ? both.Slack : both.Teams).Calls.Last(c => c.Place == arrivesAt).Card!;
        Assert.Equal(2, digest.Blocks.OfType<ListBlock>().First().Items.Length);
    }

    private static async Task<Occurrence> OccurrenceAsync(TwoPlatforms both, Workspace workspace)
    {
        var schedule = both.Work(PersonalDigestWork.WorkName).DefaultFor(workspace, both.Clock.Now)!;
        var occurrence = NewOccurrence.Of(schedule, "2026-W47", Instant.FromUtc(2026, 11, 20, 16, 0), both.Clock.Now);
        await both.WriteAsync(async sql => await SchedulesStore.AddMissingAsync(sql, schedule) && await OccurrencesStore.ClaimAsync(sql, occurrence));
        return occurrence;
    }

    private static string FirstWord(string words) => words.Split(' ')[0];
}
