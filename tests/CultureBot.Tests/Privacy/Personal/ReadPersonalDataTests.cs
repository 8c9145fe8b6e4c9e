using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;

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

    private static IEnumerable<string?> Texts(JsonObject file, string rows, string column) => file[rows]!.AsArray().Select(row => (string?)row![column]);
}
