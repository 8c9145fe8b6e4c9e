using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Tests.Kudos.Fairness;

/// <summary>Managers see whom nobody has thanked when an administrator and an auditor, two people, have agreed.</summary>
public sealed class NotNoticedTests
{
    private static readonly ChatPlace Channel = new("CGEN", "general", PlaceKind.Channel);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task It_takes_both_and_either_takes_it_back(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        Assert.Null(await ListAsync(test));

        Assert.Null(await AgreeAsync(test, "ben", Role.Administrator));
        Assert.Null(await AgreeAsync(test, "ben", Role.Administrator));
        Assert.Null(await ListAsync(test));
        Assert.Null(await AgreeAsync(test, "cy", Role.Auditor));
        Assert.Equal(["Ana"], await ListAsync(test));

        Assert.Null(await AgreeAsync(test, "cy", Role.Auditor, agrees: false));
        Assert.Null(await AgreeAsync(test, "cy", Role.Auditor, agrees: false));
        Assert.Null(await ListAsync(test));
        Assert.Equal(
            ["not_noticed.withdrawn Auditor", "not_noticed.agreed Auditor", "not_noticed.agreed Administrator"],
            (await test.Store.Database.ReadAsync(sql => AuditStore.ListAsync(sql, "not_noticed", 9), Cancellation)).Select(entry => $"{entry.Action} {entry.Details}"));
    }

    [Theory, DatabaseData]
    public async Task One_person_in_both_roles_is_not_two_and_whoever_has_none_changes_nothing(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);

        Assert.Null(await AgreeAsync(test, "mia", Role.Administrator));
        Assert.Equal(AgreementRefusal.SamePerson, await AgreeAsync(test, "mia", Role.Auditor));
        Assert.Equal(AgreementRefusal.NotInRole, await AgreeAsync(test, "ana", Role.Auditor));
        Assert.Equal(AgreementRefusal.NotInRole, await AgreeAsync(test, "ben", Role.Auditor));
        Assert.Equal(AgreementRefusal.NotInRole, await AgreeAsync(test, "ben", Role.Hr));
        Assert.Equal(AgreementRefusal.NotInRole, await AgreeAsync(test, "ben", Role.None));
        Assert.Equal(AgreementRefusal.NotInRole, await AgreeAsync(test, "ana", Role.Administrator, agrees: false));

        Assert.Null(await ListAsync(test));
        Assert.Single((await Read(test).ReadAgreementAsync(Cancellation)).Agreed);
    }

    [Theory, DatabaseData]
    public async Task Whoever_was_thanked_in_whatever_way_is_noticed_until_ninety_days_later(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await AgreeAsync(test, "ben", Role.Administrator);
        await AgreeAsync(test, "cy", Role.Auditor);
        await test.GiveAsync(
            "one", "You helped me out a lot", Channel, ["ana"],
            kudos => kudos with { Giver = test.Company["ben"], SendAsItIs = true, Visibility = CultureBot.Kudos.Visibility.Private });

        Assert.Empty((await ListAsync(test))!);
        Assert.Null(await ListAsync(test, "ana"));
        test.Clock.Advance(Duration.FromDays(FairnessFigures.Days + 1));
        Assert.Equal(["Ana"], await ListAsync(test));

        // Whoever is on leave could not have been seen.
        await test.Store.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                "INSERT INTO leaves (person_id, source, from_date, to_date) VALUES (@Person, 'own', @Day, @Day)",
                new { Person = test.Company["ana"].PersonId, Day = test.Clock.Now.InUtc().Date }),
            WriteUrgency.Background,
            Cancellation);
        Assert.Empty((await ListAsync(test))!);
    }

    [Theory, DatabaseData]
    public async Task Two_accounts_that_are_one_person_have_not_agreed_with_each_other(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        await AgreeAsync(test, "ben", Role.Administrator);
        await AgreeAsync(test, "cy", Role.Auditor);
        Assert.NotNull(await ListAsync(test));

        await test.Store.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET person_id = @Ben WHERE id = @Cy", new { Ben = test.Company["ben"].PersonId, Cy = test.Company["cy"].Id }),
            WriteUrgency.Background,
            Cancellation);

        Assert.Null(await ListAsync(test));
    }

    private static ListNotNoticed Read(KudosTest test) => new(test.Store.Database, test.Clock);

    private static async Task<IEnumerable<string>?> ListAsync(KudosTest test, string manager = "mia") =>
        await Read(test).HandleAsync(test.Company[manager], Cancellation);

    private static async Task<AgreementRefusal?> AgreeAsync(KudosTest test, string who, Role role, bool agrees = true)
    {
        // Entries of one moment have no order.
        test.Clock.Advance(Duration.FromMinutes(1));
        await test.Store.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET email = handle || '@example.com', is_email_confirmed = TRUE"), WriteUrgency.Background, Cancellation);
        var roles = new Roles(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Roles:Administrators:0"] = "ben@example.com",
                ["Roles:Administrators:1"] = "mia@example.com",
                ["Roles:Auditors:0"] = "cy@example.com",
                ["Roles:Auditors:1"] = "mia@example.com",
            }).Build(),
            test.Store.Database);
        var account = (await test.Store.Database.ReadAsync(sql => PeopleStore.FindAsync(sql, test.Company[who].Id), Cancellation))!;
        return await new AgreeOnNotNoticedHandler(test.Store.Database, roles, test.Clock).HandleAsync(new(account, role, agrees), Cancellation);
    }
}
