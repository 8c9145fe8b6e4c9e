using System.Text.Json.Nodes;
using CultureBot.Feedback;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Tests.Privacy.Personal;

/// <summary>Somebody's file has what leads to them, in words that they can read.</summary>
public sealed class ReadPersonalDataTests
{
    [Theory, DatabaseData]
    public async Task It_has_what_they_gave_and_got_and_what_is_known_of_them(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);

        var ana = await test.Read.HandleAsync(test.Ana.PersonId, PersonalTest.Cancellation);

        Assert.Equal(["Ana thanks Ben alone", "Ana thanks Ben and Cy"], Texts(ana, "kudos_given", "words").Order(StringComparer.Ordinal));
        Assert.Equal(["Ben"], Texts(ana, "kudos_received", "giver"));
        Assert.Equal(["IT Help", "Ben"], Texts(ana, "feedback_given", "provider"));
        Assert.Equal(["Three signatures"], Texts(ana, "barriers", "words"));
        Assert.Equal(["Lisbon"], Texts(ana, "directory_fields", "value"));
        Assert.Equal([PersonalTest.AnaByProvider.ToLowerInvariant()], Texts(ana, "identity_provider", "user_name"));
        Assert.Equal(["Runners"], Texts(ana, "identity_provider_groups", "name"));
        Assert.Single(ana["absences"]!.AsArray());
        Assert.Equal("2026-11-18T09:00:00Z", (string?)ana["kudos_given"]![0]!["created_at"]);
        Assert.False((bool)ana["accounts"]![0]!["is_email_confirmed"]!);
    }

    [Theory, DatabaseData]
    public async Task It_has_nothing_that_was_said_without_a_name_and_nobody_elses(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);

        var cy = await test.Read.HandleAsync(test.Feedback.Company["cy"].PersonId, PersonalTest.Cancellation);
        var ben = await test.Read.HandleAsync(test.Ben.PersonId, PersonalTest.Cancellation);

        Assert.DoesNotContain("Ben was late", cy.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["Ben was late"], Texts(ben, "feedback_passed_on_about_me", "words"));
        Assert.DoesNotContain("\"Cy\"", ben.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Three signatures", ben.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Figures_about_oneself_are_in_it_from_their_hour_on(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        ServiceRows services = new(test.Feedback.Database, PersonalTest.Cancellation);
        var quarter = await services.AddQuarterAsync("2026-Q3", test.Feedback.Clock.Now + Duration.FromHours(1));
        await services.AddServiceAsync(quarter, Provider.ReferenceOf(test.Ben.Id), 3, 10);

        var before = await test.Read.HandleAsync(test.Ben.PersonId, PersonalTest.Cancellation);
        test.Feedback.Clock.Advance(Duration.FromHours(1));
        var after = await test.Read.HandleAsync(test.Ben.PersonId, PersonalTest.Cancellation);

        Assert.Null(before["my_service"]);
        Assert.Equal(["2026-Q3"], Texts(after, "my_service", "quarter"));
    }

    [Theory, DatabaseData]
    public async Task What_its_giver_undid_is_theirs_alone(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        await test.Feedback.Database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync(
                    "INSERT INTO kudos_boosts (kudos_id, account_id, created_at) SELECT id, @Mia, 1 FROM kudos WHERE words LIKE 'Ana thanks%'",
                    new { Mia = test.Feedback.Company["mia"].Id });
                await sql.ExecuteAsync("UPDATE kudos SET undone_at = 1 WHERE words = 'Ana thanks Ben alone'");
            },
            WriteUrgency.Background,
            PersonalTest.Cancellation);

        var (ana, ben, mia) = (
            await test.Read.HandleAsync(test.Ana.PersonId, PersonalTest.Cancellation),
            await test.Read.HandleAsync(test.Ben.PersonId, PersonalTest.Cancellation),
            await test.Read.HandleAsync(test.Feedback.Company["mia"].PersonId, PersonalTest.Cancellation));

        Assert.Contains("Ana thanks Ben alone", Texts(ana, "kudos_given", "words"));
        Assert.Equal(["Ana thanks Ben and Cy"], Texts(ben, "kudos_received", "words"));
        Assert.Equal(["Ana thanks Ben and Cy"], Texts(mia, "kudos_boosts", "words"));
    }

    [Theory, DatabaseData]
    public async Task It_has_what_they_did_for_others_and_how_they_are_reached(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        await test.Feedback.Database.WriteAsync(
            async sql =>
            {
                var now = test.Feedback.Clock.Now;
                var mia = test.Feedback.Company["mia"].Id;
                await ChatAddressesStore.SaveAsync(sql, "fake", "T1", "direct:Umia", "\"a:7\"", now);
                await ChatAddressesStore.SaveAsync(sql, "fake", "T1", "conversation:a:7", """{"With":"Umia"}""", now);
                await ChatAddressesStore.SaveAsync(sql, "fake", "T1", "direct:Uana", "\"a:8\"", now);
                await sql.ExecuteAsync("INSERT INTO given_roles (account_id, role, given_by, given_at) VALUES (@Ben, 'Hr', @Mia, 5)", new { Ben = test.Ben.Id, Mia = mia });
                await sql.ExecuteAsync(
                    "INSERT INTO person_decisions (first_account_id, second_account_id, decision, decided_by, decided_at) VALUES (@Ana, @Ben, 'Different', @Mia, 6)",
                    new { Ana = test.Ana.Id, Ben = test.Ben.Id, Mia = mia });
                await sql.ExecuteAsync(
                    "INSERT INTO asking_rules (team_id, every, served, changed_by, changed_at) SELECT id, 5, 0, @Mia, 7 FROM provider_teams WHERE name = 'IT Help'", new { Mia = mia });
                await sql.ExecuteAsync(
                    """
                    INSERT INTO service_edges (provider_id, customer_id, provider_says, provider_by, provider_at, customer_says)
                    SELECT id, id, 'Yes', @Mia, 8, '' FROM provider_teams WHERE name = 'IT Help'
                    """,
                    new { Mia = mia });
            },
            WriteUrgency.Background,
            PersonalTest.Cancellation);

        var file = await test.Read.HandleAsync(test.Feedback.Company["mia"].PersonId, PersonalTest.Cancellation);

        Assert.Equal(["conversation:a:7", "direct:Umia"], Texts(file, "chat_addresses", "name"));
        Assert.Equal(["Ben"], Texts(file, "roles_given", "name"));
        Assert.True((bool)file["person_decisions"]![0]!["is_mine"]!);
        Assert.Equal(["IT Help"], Texts(file, "asking_rules", "team"));
        Assert.Equal(["Yes"], Texts(file, "service_map", "said"));
        Assert.Contains("IT Help", Texts(file, "feedback_to_answer", "team"));
        Assert.DoesNotContain("Uana", file.ToJsonString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Texts(JsonObject file, string rows, string column) => file[rows]!.AsArray().Select(row => (string?)row![column]);
}
