using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Privacy.Personal;

/// <summary>Methodology §7: what somebody gave is a colleague's, what they alone got goes, and nothing leads to them.</summary>
public sealed class ErasePersonTests
{
    [Theory, DatabaseData]
    public async Task What_they_gave_is_a_colleagues_and_its_messages_follow(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);

        Assert.True(await test.EraseAsync("ana"));

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
    public async Task Nothing_leads_to_them_any_more(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        string[] traces = ["Uana", "Lisbon", "ana@example.com", PersonalTest.AnaByProvider, PersonalTest.AnaByProvider.ToLowerInvariant()];
        await test.Feedback.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET email = 'ana@example.com', handle = 'ana.lima' WHERE id = @Id", new { test.Ana.Id }), WriteUrgency.Background, PersonalTest.Cancellation);
        var before = await DumpAsync();

        await test.EraseAsync("ana");

        var after = await DumpAsync();
        Assert.All(traces, trace => Assert.Contains(before, row => row.Contains(trace, StringComparison.Ordinal)));
        Assert.All(traces, trace => Assert.DoesNotContain(after, row => row.Contains(trace, StringComparison.Ordinal)));
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
        Assert.False(await test.EraseAsync("ana"));

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
}
