using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Kudos;

/// <summary>The organization's values: the configuration's until somebody changes them, and the page's from then on.</summary>
public sealed class ChangeValuesTests
{
    private static readonly KudosOptions Options = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task The_first_change_keeps_what_the_configuration_says_beside_it(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        var before = await ReadAsync(test);

        Assert.Null(await Change(test).AddAsync(By(test, before), "Customer First", "🤝", "Asks\nwhat helps.", Cancellation));

        var after = await ReadAsync(test);
        Assert.Equal(0, before.Revision);
        Assert.Equal(["ownership", "teamwork", "care", "craft", "learning", "candor", "customer-first"], after.InUse.Select(value => value.Name));
        Assert.Equal(new CompanyValue("customer-first", "🤝", "Asks what helps."), after.All[^1]);
        Assert.Equal("🤝 #customer-first", after.All[^1].Label);
        Assert.Equal(["values.changed 🤝 #customer-first (Asks what helps.): added"], await AuditAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Kudos_keep_the_value_that_they_were_given_with(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        ChatPlace place = new("C1", "general", PlaceKind.Channel);
        var given = Assert.IsType<KudosGiven>(await test.GiveAsync("1", "Thanks for covering all the phones #teamwork", place, ["ben"]));
        Assert.Null(await Change(test).ChangeAsync(By(test, await ReadAsync(test)), "teamwork", "together", "", "", Cancellation));
        Assert.Null(await Change(test).RetireAsync(By(test, await ReadAsync(test)), "care", Cancellation));

        var later = Assert.IsType<KudosGiven>(await test.GiveAsync("2", "Thanks for covering the front desk #teamwork #together #care", place, ["ben"]));

        var stored = await test.Store.Database.ReadAsync(sql => KudosStore.FindAsync(sql, given.Kudos.Id), Cancellation);
        Assert.Equal(["teamwork"], stored!.Tags);
        Assert.Equal(["together"], later.Kudos.Tags);
    }

    [Theory, DatabaseData]
    public async Task Values_move_up_retire_and_come_back_at_the_end(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        Assert.Null(await Change(test).RetireAsync(By(test, await ReadAsync(test)), "teamwork", Cancellation));
        Assert.Null(await Change(test).RaiseAsync(By(test, await ReadAsync(test)), "care", Cancellation));
        Assert.Null(await Change(test).RaiseAsync(By(test, await ReadAsync(test)), "care", Cancellation));
        Assert.Equal(["care", "ownership", "craft", "learning", "candor"], (await ReadAsync(test)).InUse.Select(value => value.Name));

        Assert.Null(await Change(test).RestoreAsync(By(test, await ReadAsync(test)), "teamwork", Cancellation));

        Assert.Equal(["care", "ownership", "craft", "learning", "candor", "teamwork"], (await ReadAsync(test)).InUse.Select(value => value.Name));
        // What was first already is no change.
        Assert.Equal(["values.changed #teamwork: retired", "values.changed #care: 2 → 1", "values.changed #teamwork: in use again"], await AuditAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Of_two_who_change_at_once_the_later_one_is_told(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        var seen = await ReadAsync(test);

        var answers = await Task.WhenAll(
            Change(test).AddAsync(By(test, seen), "first", "", "", Cancellation), Change(test).AddAsync(By(test, seen), "second", "", "", Cancellation));

        Assert.Equal([null, ValueRefusal.ChangedMeanwhile], answers.Order());
        Assert.Equal(7, (await ReadAsync(test)).All.Length);
        Assert.Equal(ValueRefusal.ChangedMeanwhile, await Change(test).RetireAsync(By(test, seen), "care", Cancellation));
        Assert.Single(await AuditAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Twenty_are_the_most_and_one_the_least(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        foreach (var number in Enumerable.Range(7, 14)) Assert.Null(await Change(test).AddAsync(By(test, await ReadAsync(test)), $"v{number}", "", "", Cancellation));
        Assert.Equal(ValueRefusal.TooMany, await Change(test).AddAsync(By(test, await ReadAsync(test)), "v21", "", "", Cancellation));

        foreach (var name in (await ReadAsync(test)).All.Skip(1).Select(value => value.Name)) Assert.Null(await Change(test).RetireAsync(By(test, await ReadAsync(test)), name, Cancellation));
        Assert.Equal(ValueRefusal.Last, await Change(test).RetireAsync(By(test, await ReadAsync(test)), "ownership", Cancellation));
    }

    [Theory]
    [InlineData("", "", "", ValueRefusal.Name)]
    [InlineData("<script>alert(1)</script>", "", "", ValueRefusal.Name)]
    [InlineData("-care", "", "", ValueRefusal.Name)]
    [InlineData("care!", "", "", ValueRefusal.Name)]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", "", "", ValueRefusal.LongName)]
    [InlineData("fair", "x", "", ValueRefusal.Emoji)]
    [InlineData("fair", "🤝🤝", "", ValueRefusal.Emoji)]
    [InlineData("fair", ":handshake:", "", ValueRefusal.Emoji)]
    [InlineData("fair", "&", "", ValueRefusal.Emoji)]
    [InlineData("fair", "👩‍🚒", "", null)]
    [InlineData("#Müller", "❤️", "Says so.", null)]
    [InlineData("fair", "", "long", ValueRefusal.LongSentence)]
    public void What_one_could_not_type_or_see_is_refused(string name, string emoji, string sentence, ValueRefusal? refusal) =>
        Assert.Equal(refusal, ValueRules.Refuse(ValueRules.Tidy(name, emoji, sentence == "long" ? new string('x', 141) : sentence)));

    private static ChangeValues Change(KudosTest test) => new(test.Store.Database, Options, new(test.Store.Database, test.Clock));

    private static Task<CompanyValueList> ReadAsync(KudosTest test) => new CompanyValues(test.Store.Database, Options).ReadAsync(Cancellation);

    // The audit is in the order of time.
    private static ValuesChange By(KudosTest test, CompanyValueList seen)
    {
        test.Clock.Advance(NodaTime.Duration.FromSeconds(1));
        return new(seen.Revision, test.Company["mia"].Id);
    }

    private static Task<IReadOnlyList<string>> AuditAsync(KudosTest test) => test.Store.Database.ReadAsync(
        sql => sql.ListAsync<string>("SELECT action || ' ' || details FROM audit_entries ORDER BY id"), Cancellation);
}
