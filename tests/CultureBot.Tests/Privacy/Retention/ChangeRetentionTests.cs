using System.Collections.Immutable;
using CultureBot.Kudos;
using CultureBot.Privacy;
using CultureBot.Privacy.Retention;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Privacy.Personal;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Tests.Privacy.Retention;

/// <summary>HR shortens for how long things are kept, and reads before what that would forget.</summary>
public sealed class ChangeRetentionTests
{
    private static readonly RetentionOptions Options = new(new ConfigurationBuilder().AddInMemoryCollection([new("Retention:AuditDays", "200")]).Build());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task What_was_counted_is_what_goes(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        var kudos = await test.Feedback.CountAsync("kudos");
        var read = Read(test);
        Assert.Equal((730, 200), ((await read.HandleAsync(Cancellation)).Days[Retained.Kudos], (await read.HandleAsync(Cancellation)).Days[Retained.Audit]));
        test.Feedback.Clock.Advance(Duration.FromDays(101));
        await test.ThankAsync("cy", "Cy thanks Ben much later", "ben");

        var shorter = Days(kudos: 100);
        Assert.Equal(kudos, (await read.CountForgottenAsync(shorter, Cancellation))[Retained.Kudos]);
        Assert.Equal(0, (await read.CountForgottenAsync(Days(), Cancellation))[Retained.Kudos]);
        Assert.Null(await HandleAsync(test, shorter, read: 0));
        RetentionWork work = new(test.Feedback.Database, [new KudosRetentionStore()], read, test.Feedback.Clock);
        Assert.Null(await work.RunChunkAsync(
            new() { Id = default, ScheduleId = default, Work = work.Name, Period = "", State = default, DueAt = default, CreatedAt = default }, Cancellation));

        Assert.Equal(["Cy thanks Ben much later"], await test.Feedback.ListAsync("SELECT words FROM kudos"));
        Assert.Equal(["Kudos: 730 → 100"], await test.Feedback.ListAsync("SELECT details FROM audit_entries WHERE action = 'retention.changed'"));
    }

    [Theory, DatabaseData]
    public async Task It_never_becomes_longer_than_the_configuration_allows_nor_shorter_than_a_quarter(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);

        foreach (var days in (ImmutableDictionary<Retained, int>[])[Days(audit: 201), Days(kudos: 99), Days(kudos: 731), Days().Remove(Retained.Results)])
            Assert.Equal(SettingRefusal.OutOfRange, await HandleAsync(test, days, read: 0));
        Assert.Null(await HandleAsync(test, Days(kudos: 400), read: 0));
        Assert.Equal(SettingRefusal.ChangedMeanwhile, await HandleAsync(test, Days(kudos: 300), read: 0));
        Assert.Null(await HandleAsync(test, Days(kudos: 500), read: 1));

        // The configuration may become stricter later on.
        ReadRetention stricter = new(
            test.Feedback.Database, new(new ConfigurationBuilder().AddInMemoryCollection([new("Retention:KudosDays", "365")]).Build()), [], test.Feedback.Clock);
        Assert.Equal((500, 365), ((await Read(test).HandleAsync(Cancellation)).Days[Retained.Kudos], (await stricter.HandleAsync(Cancellation)).Days[Retained.Kudos]));
    }

    [Theory]
    [InlineData("2026-03-02T02:59:00Z", "2026-03-02T03:00:00Z")]
    [InlineData("2026-03-02T03:00:00Z", "2026-03-03T03:00:00Z")]
    public void The_next_night_is_the_next_three_oclock(string now, string night) =>
        Assert.Equal(At(night), RetentionWork.NightAfter(At(now)));

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static ImmutableDictionary<Retained, int> Days(int kudos = 730, int audit = 200) => ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create(Retained.Kudos, kudos), KeyValuePair.Create(Retained.Feedback, 730), KeyValuePair.Create(Retained.Results, 1095), KeyValuePair.Create(Retained.Audit, audit),
    ]);

    private static ReadRetention Read(PersonalTest test) => new(test.Feedback.Database, Options, [new KudosRetentionStore()], test.Feedback.Clock);

    private static Task<SettingRefusal?> HandleAsync(PersonalTest test, ImmutableDictionary<Retained, int> days, long read) =>
        new ChangeRetentionHandler(test.Feedback.Database, Read(test), Options, new(test.Feedback.Database, test.Feedback.Clock))
            .HandleAsync(new(days, read, test.Feedback.Company["cy"].Id), Cancellation);
}
