using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Feedback;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Tests.Privacy.Personal;

/// <summary>Methodology §7: what somebody gave is a colleague's, what they alone got goes, and nothing leads to them.</summary>
public sealed class ErasePersonTests
{
    [Theory, DatabaseData]
    public async Task What_they_gave_is_a_colleagues_and_its_messages_follow(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);

        Assert.Equal(ErasePersonResult.Erased, await test.EraseAsync("ana"));

        Assert.Equal(
            ["a colleague: Ana thanks Ben alone", "a colleague: Ana thanks Ben and Cy"],
            await test.Feedback.ListAsync("SELECT a.name || ': ' || k.words FROM kudos k JOIN accounts a ON a.id = k.giver_id WHERE k.undone_at IS NULL ORDER BY k.words"));
        Assert.Equal(["a colleague: Ben was kind", "a colleague: The desk was quick"], await test.Feedback.ListAsync("SELECT a.name || ': ' || f.words FROM service_feedback f JOIN accounts a ON a.id = f.giver_id ORDER BY f.words"));
        Assert.Equal(
            0, await test.Feedback.CountAsync("messages m JOIN kudos k ON m.subject = 'kudos:' || CAST(k.id AS text) WHERE k.undone_at IS NULL AND m.wanted_revision = 1"));
        Assert.Equal(["person.erased"], await test.Feedback.ListAsync("SELECT action FROM audit_entries"));
    }

    [Theory, DatabaseData]
    public async Task What_they_alone_got_goes_and_what_others_got_too_stays_theirs(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);

        await test.EraseAsync("ben");

        Assert.Equal(["Ana thanks Ben and Cy"], await test.Feedback.ListAsync("SELECT words FROM kudos WHERE undone_at IS NULL AND words LIKE 'Ana%'"));
        Assert.Equal(0, await test.Feedback.CountAsync("kudos WHERE words = 'Ana thanks Ben alone'"));
        Assert.Equal(["Cy"], await test.Feedback.ListAsync("SELECT a.name FROM kudos_recipients r JOIN kudos k ON k.id = r.kudos_id JOIN accounts a ON a.id = r.account_id WHERE k.words = 'Ana thanks Ben and Cy'"));
        Assert.Equal(["The desk was quick"], await test.Feedback.ListAsync("SELECT words FROM service_feedback"));
        Assert.Equal(0, await test.Feedback.CountAsync("relays"));
        Assert.Equal(0, await test.Feedback.CountAsync("feedback_responses WHERE team_id IS NULL"));
    }

    [Theory, DatabaseData]
    public async Task Where_a_card_about_feedback_names_them_it_follows(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        var named = await FindSubjectAsync("SELECT f.subject FROM feedback_responses f WHERE f.team_id IS NOT NULL AND f.subject LIKE 'feedback:%'");
        await test.Feedback.AnswerAsync("mia", named, AnswerKind.Replied, "We are sorry");
        await test.Feedback.Ask.HandleAsync(new() { By = test.Feedback.Company["mia"], Provider = FeedbackTest.Team, Customers = [test.Ana], Purpose = "A lamp" }, PersonalTest.Cancellation);
        await test.Feedback.Ask.HandleAsync(
            new() { By = test.Feedback.Company["mia"], Provider = Provider.Of(test.Feedback.Company["mia"]), Customers = [test.Ben], Purpose = "A desk" }, PersonalTest.Cancellation);
        EdgeId edge = new(FeedbackTest.Team.Team!.Id, ProviderTeam.Of("Sales").Id);
        await test.Feedback.Database.WriteAsync(
            async sql =>
            {
                await ProviderTeamsStore.SaveAsync(sql, ProviderTeam.Of("Sales"));
                await DeclaredEdgesStore.SaveAsync(sql, edge, EdgeSide.Provider, EdgeWord.Yes, test.Feedback.Company["mia"].Id, test.Feedback.Clock.Now);
                await ReportsStore.SaveAsync(sql, named, ["Watch your back"], test.Feedback.Company["mia"].Id, test.Feedback.Clock.Now);
                foreach (var (kindName, subject) in ((string, string)[])[(EdgeAskedKind.KindName, edge.Text), (FeedbackReportedKind.KindName, named.Text)])
                    await OutboxStore.WantAsync(sql, new() { Kind = kindName, Subject = subject, Destination = new(test.Ana.WorkspaceId, DestinationKind.Account, "Uana") }, test.Feedback.Clock.Now);
            },
            WriteUrgency.Background,
            PersonalTest.Cancellation);
        const string Unmoved = "messages WHERE kind IN ('feedback.answered', 'feedback.ask', 'feedback.edge_asked', 'feedback.reported') AND wanted_revision = 1";
        Assert.Equal(5, await test.Feedback.CountAsync(Unmoved));

        await test.EraseAsync("mia");

        Assert.Equal(0, await test.Feedback.CountAsync(Unmoved));

        async Task<FeedbackSubject> FindSubjectAsync(string query) => FeedbackSubject.Find((await test.Feedback.ListAsync(query))[0])!.Value;
    }

    [Theory, DatabaseData]
    public async Task Nothing_leads_to_them_any_more(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        string[] traces = ["Uana", "Lisbon", "ana@example.com", "Ana Lima", "entra-of-ana", PersonalTest.AnaByProvider, PersonalTest.AnaByProvider.ToLowerInvariant()];
        await test.Feedback.Database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync("UPDATE accounts SET email = 'ana@example.com', handle = 'ana.lima' WHERE id = @Id", new { test.Ana.Id });
                // As a message that is delivered to her leaves it, and another one to Ben.
                foreach (var account in (string[])["Uana", "Uben"])
                {
                    var scope = Pacing.ScopeOfAccount("fake", "T1", account);
                    await PacingStore.TakeAsync(sql, scope, 1000);
                    await PacingStore.SetSendingAsync(sql, scope, new() { Slot = 0, Turn = 0, At = test.Feedback.Clock.Now });
                }

                // As Teams' adapter remembers people.
                foreach (var (name, value) in ((string, string)[])
                    [
                        ("person:Uana", """{"Entra":"entra-of-ana","Name":"Ana Lima","Zone":"Europe/Berlin"}"""), ("direct:Uana", "\"a:1\""), ("entra:entra-of-ana", "\"Uana\""),
                        ("conversation:a:1", """{"Kind":"Personal","With":"Uana"}"""), ("conversation:a:2", """{"Kind":"Personal","With":"Uanabel"}"""), ("person:Uanabel", "{}"),
                    ])
                    await ChatAddressesStore.SaveAsync(sql, "fake", "T1", name, value, test.Feedback.Clock.Now);
            },
            WriteUrgency.Background,
            PersonalTest.Cancellation);
        var before = await DumpAsync();

        await test.EraseAsync("ana");

        var after = await DumpAsync();
        Assert.All(traces, trace => Assert.Contains(before, row => row.Contains(trace, StringComparison.Ordinal)));
        Assert.All(traces, trace => Assert.DoesNotContain(after, row => row.Replace("Uanabel", "", StringComparison.Ordinal).Contains(trace, StringComparison.Ordinal)));
        Assert.Equal(["conversation:a:2", "person:Uanabel"], await test.Feedback.ListAsync("SELECT name FROM chat_addresses ORDER BY name"));
        Assert.Equal(["fake:T1:account:Uben"], await test.Feedback.ListAsync("SELECT p.scope FROM pacing p JOIN pacing_sendings s ON s.scope = p.scope"));
        var accounts = await test.Feedback.ListAsync("SELECT name || handle || email || job_title || time_zone FROM accounts WHERE erased_at IS NOT NULL");
        Assert.Equal(["a colleague"], accounts);
        Assert.Equal(["""{"userName":"cy@example.com","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"division":"South"}}"""], await test.Feedback.ListAsync("SELECT resource FROM scim_users"));
        Assert.Equal(0, await test.Feedback.CountAsync("directory_absences"));

        Task<IReadOnlyList<string>> DumpAsync() => DatabaseDump.ReadAsync(test.Feedback.Database, PersonalTest.Cancellation);
    }

    [Theory, DatabaseData]
    public async Task A_platform_that_lists_them_as_gone_does_not_bring_them_back(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        await test.EraseAsync("ana");
        var gone = new PlatformAccount { AccountId = "Uana", DisplayName = "Ana", Handle = "ana", Kind = AccountKind.Member, IsDeactivated = true };

        Assert.Empty(await SaveAsync(gone));
        // Whoever comes back is somebody new here.
        var back = Assert.Single(await SaveAsync(gone with { IsDeactivated = false }));
        Assert.NotEqual(test.Ana.PersonId, back.PersonId);

        Task<IReadOnlyList<Account>> SaveAsync(PlatformAccount account) => test.Feedback.Database.WriteAsync(
            sql => AccountsStore.SaveAsync(sql, test.Feedback.Company.Workspace.Id, [account], test.Feedback.Clock.Now), WriteUrgency.Background, PersonalTest.Cancellation);
    }

    [Theory, DatabaseData]
    public async Task What_a_stop_cuts_short_the_night_finishes(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        await test.Feedback.Database.WriteAsync(
            sql => ErasuresStore.AddAsync(sql, test.Ana.PersonId, null, "people", test.Feedback.Clock.Now), WriteUrgency.Background, PersonalTest.Cancellation);

        await new FinishErasuresWork(test.Feedback.Database, test.Erase).RunChunkAsync(Night(), PersonalTest.Cancellation);

        Assert.Equal(0, await test.Feedback.CountAsync("erasures WHERE finished_at IS NULL"));
        Assert.Equal(1, await test.Feedback.CountAsync("accounts WHERE erased_at IS NOT NULL"));
        Assert.Equal(ErasePersonResult.Unknown, await test.EraseAsync("ana"));

        Occurrence Night() => new()
        {
            Id = default, ScheduleId = default, Work = "finish-erasures", Period = "", State = OccurrenceState.Started, DueAt = test.Feedback.Clock.Now, CreatedAt = test.Feedback.Clock.Now,
        };
    }

    [Theory, DatabaseData]
    public async Task More_than_one_unit_of_it_is_forgotten_to_the_end(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        for (var i = 0; i < 210; i++) await test.ThankAsync("cy", $"Thanks for the help, number {i}", "ana");
        Assert.Equal(210, await test.Feedback.CountAsync("kudos WHERE words LIKE 'Thanks for%'"));

        await test.EraseAsync("ana");

        Assert.Equal(0, await test.Feedback.CountAsync("kudos WHERE words LIKE 'Thanks for%'"));
        Assert.Equal(0, await test.Feedback.CountAsync("messages m JOIN kudos k ON m.subject = 'kudos:' || CAST(k.id AS text) WHERE k.words = '' AND m.wanted_revision = 1 AND m.state = 'Waiting'"));
    }

    [Theory, DatabaseData]
    public async Task What_is_sealed_about_them_is_counted_for_nobody_when_its_quarter_closes(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        foreach (var name in (string[])["ben", "mia"])
        {
            for (var i = 0; i < 10; i++) await test.Feedback.RateAsNobodyAsync(FeedbackWay.Sealed, 5, "Rather not said aloud", Provider.Of(test.Feedback.Company[name]));
        }

        await test.EraseAsync("ben");
        test.Feedback.Clock.SetTo(Instant.FromUtc(2027, 1, 1, 2, 0));
        await new CloseQuartersWork(test.Feedback.Database, test.Feedback.Closer(), test.Feedback.Clock).RunChunkAsync(null!, PersonalTest.Cancellation);

        string[] people = [Provider.ReferenceOf(test.Feedback.Company["mia"].Id)];
        Assert.Equal(people, await test.Feedback.ListAsync("SELECT provider FROM published_services WHERE provider LIKE 'account:%' AND customer_team = ''"));
        Assert.Equal(people, await test.Feedback.ListAsync("SELECT DISTINCT provider FROM published_service_words"));
    }
}
