using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Testing.Databases;
using NodaTime;
using NodaTime.Extensions;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class SignInTests
{
    [Theory, DatabaseData]
    public async Task A_link_signs_its_account_in(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);

        var session = await RedeemAsync(signIn, await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation));

        Assert.Equal(account, await signIn.FindSessionAsync(session!, PeopleTest.Cancellation));
        Assert.Null(await signIn.FindSessionAsync(session + "x", PeopleTest.Cancellation));
        await signIn.SignOutAsync(session!, PeopleTest.Cancellation);
        Assert.Null(await signIn.FindSessionAsync(session!, PeopleTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task Of_twenty_who_use_a_link_at_once_one_gets_in(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);
        var link = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);

        var sessions = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RedeemAsync(signIn, link))));

        Assert.Single(sessions, session => session is not null);
        Assert.Equal(1, await test.CountAsync("sessions"));
    }

    [Theory, DatabaseData]
    public async Task Of_twenty_who_come_back_with_one_state_at_once_one_is_let_on(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var signIn = new SignIn(test.Database, test.Clock);
        var until = test.Clock.GetCurrentInstant() + Duration.FromMinutes(10);

        var uses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => signIn.UseStateAsync("state", until, PeopleTest.Cancellation))));
        test.Clock.Advance(Duration.FromMinutes(10));
        var another = await signIn.UseStateAsync("another", until + Duration.FromMinutes(10), PeopleTest.Cancellation);

        Assert.Single(uses, used => used);
        Assert.True(another);
        Assert.Equal(1, await test.CountAsync("used_sign_in_states"));
    }

    [Theory, DatabaseData]
    public async Task Signing_out_everywhere_ends_the_sessions_of_every_account_of_theirs(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);
        var link = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);
        var session = await RedeemAsync(signIn, link);
        var unused = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);

        await signIn.SignOutEverywhereAsync(account.PersonId, PeopleTest.Cancellation);

        Assert.Null(await signIn.FindSessionAsync(session!, PeopleTest.Cancellation));
        Assert.Null(await RedeemAsync(signIn, unused));
    }

    [Theory]
    [DatabaseData(599, true)]
    [DatabaseData(600, false)]
    public async Task A_link_lasts_ten_minutes(DatabaseKind kind, int seconds, bool works)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);
        var link = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);

        test.Clock.Advance(Duration.FromSeconds(seconds));

        Assert.Equal(works, await RedeemAsync(signIn, link) is not null);
    }

    [Theory, DatabaseData]
    public async Task A_newer_link_voids_the_older(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);
        var older = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);
        var newer = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);

        Assert.Null(await RedeemAsync(signIn, older));
        Assert.NotNull(await RedeemAsync(signIn, newer));
    }

    [Theory, DatabaseData]
    public async Task A_session_ends_after_fourteen_days(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);
        var session = await RedeemAsync(signIn, await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation));

        test.Clock.Advance(Duration.FromDays(14) - Duration.FromSeconds(1));
        Assert.NotNull(await signIn.FindSessionAsync(session!, PeopleTest.Cancellation));
        test.Clock.Advance(Duration.FromSeconds(1));
        Assert.Null(await signIn.FindSessionAsync(session!, PeopleTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task Who_left_can_neither_sign_in_nor_stay_signed_in(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);
        var session = await RedeemAsync(signIn, await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation));
        var link = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);

        await test.SaveAsync(Member("U1", "Ana") with { ChangedAt = 101, IsDeactivated = true });

        Assert.Null(await signIn.FindSessionAsync(session!, PeopleTest.Cancellation));
        Assert.Null(await RedeemAsync(signIn, link));
    }

    [Theory]
    [DatabaseData(AccountKind.Bot)]
    [DatabaseData(AccountKind.Stranger)]
    public async Task Bots_and_strangers_do_not_sign_in(DatabaseKind kind, AccountKind accountKind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var account = (await test.SaveAsync(Member("X1", "X") with { Kind = accountKind }))[0];
        var signIn = new SignIn(test.Database, test.Clock);

        Assert.Null(await RedeemAsync(signIn, await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation)));
    }

    [Theory, DatabaseData]
    public async Task The_database_holds_hashes_only(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var (signIn, account) = await AccountAsync(test);
        var link = await signIn.CreateLinkAsync(account.Id, PeopleTest.Cancellation);
        var session = await RedeemAsync(signIn, link);

        var stored = await test.Database.ReadAsync(
            sql => sql.ListAsync<string>("SELECT secret_hash FROM sign_in_links UNION ALL SELECT secret_hash FROM sessions"),
            PeopleTest.Cancellation);

        Assert.Equal(2, stored.Count);
        Assert.All(stored, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
        Assert.DoesNotContain(link, stored, StringComparer.Ordinal);
        Assert.DoesNotContain(session!, stored, StringComparer.Ordinal);
        Assert.Equal(43, link.Length);
    }

    private static async Task<(SignIn SignIn, Account Account)> AccountAsync(PeopleTest test) =>
        (new(test.Database, test.Clock), (await test.SaveAsync(Member("U1", "Ana")))[0]);

    private static Task<string?> RedeemAsync(SignIn signIn, string link) => signIn.RedeemLinkAsync(link, PeopleTest.Cancellation);
}
