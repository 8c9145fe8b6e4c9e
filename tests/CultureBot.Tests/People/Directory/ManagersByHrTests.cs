using System.Text;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory;

public sealed class ManagersByHrTests
{
    private const string Words = " covered the phones for the whole team";

    [Theory, DatabaseData]
    public async Task Whom_HR_names_is_a_manager_in_Teams_which_tells_of_none(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        Assert.Equal(Role.None, await RolesAsync("29:mia"));

        await ImportAsync(both, "email,manager_email\ncem@example.com,mia@example.com\nlater@example.com,cem@example.com\n");

        Assert.Equal(Role.Manager, await RolesAsync("29:mia"));
        // Somebody without an account reports to him all the same.
        Assert.Equal(Role.Manager, await RolesAsync("29:cem"));
        Assert.Equal(Role.None, await RolesAsync("29:ana"));

        both.Clock.Advance(Duration.FromDays(1));
        await both.SaveAsync("teams", TwoPlatforms.Member("29:cem", "Cem") with { IsDeactivated = true });
        Assert.Equal(Role.None, await RolesAsync("29:mia"));

        async Task<Role> RolesAsync(string account) => await both.Get<Roles>().FindAsync(await both.AccountAsync(account), TwoPlatforms.Cancel);
    }

    [Theory, DatabaseData]
    public async Task Whom_the_platform_names_is_none_once_HR_names_another(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        var ben = await both.AccountAsync("U-ben");
        await both.WriteAsync(async sql =>
        {
            await AccountsStore.SaveManagerAsync(sql, ben.Id, "U-ana", both.Clock.Now);
            return true;
        });
        Assert.True(await both.Get<Roles>().IsManagerAsync(await both.AccountAsync("U-ana"), TwoPlatforms.Cancel));

        await ImportAsync(both, "email,manager_email\nben@example.com,mia@example.com\n");

        Assert.False(await both.Get<Roles>().IsManagerAsync(await both.AccountAsync("U-ana"), TwoPlatforms.Cancel));
        Assert.True(await both.Get<Roles>().IsManagerAsync(await both.AccountAsync("29:mia"), TwoPlatforms.Cancel));
    }

    [Theory, DatabaseData]
    public async Task Thanks_in_Teams_reach_the_manager_whom_HR_names(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await ImportAsync(both, "email,manager_email\ncem@example.com,mia@example.com\n");

        await both.KudosAsync("29:ana", new TypedText("private+manager "), new NamedAccount("29:cem", "Cem"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.Single(both.SentTo("29:cem"));
        Assert.Contains("Cem", Assert.Single(both.SentTo("29:mia")), StringComparison.Ordinal);
        Assert.Empty(both.SentTo(TwoPlatforms.Town));
    }

    [Theory, DatabaseData]
    public async Task Thanks_reach_a_manager_who_is_on_the_other_platform(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await ImportAsync(both, "email,manager_email\nben@example.com,mia@example.com\n");

        await both.KudosAsync("U-ana", new TypedText("private+manager "), new NamedAccount("U-ben", "Ben"), new TypedText(Words));
        await both.DispatchAsync();

        Assert.Single(both.SentTo("U-ben"));
        Assert.Single(both.SentTo("29:mia"));
    }

    [Theory, DatabaseData]
    public async Task Thanks_for_a_manager_alone_are_refused_when_the_one_whom_HR_names_has_no_account(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        await ImportAsync(both, "email,manager_email\nnew@example.com,\ncem@example.com,new@example.com\n");

        var answer = await both.KudosAsync("29:ana", new TypedText("manager "), new NamedAccount("29:cem", "Cem"), new TypedText(Words));

        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM kudos"));
        Assert.Contains("Cem", Assert.IsType<PrivateAnswer>(answer).Card.Summary.ToPlain(), StringComparison.Ordinal);
    }

    private static async Task ImportAsync(TwoPlatforms both, string file) =>
        Assert.IsType<PeopleImported>(
            await both.Get<ImportPeopleHandler>().HandleAsync(new(Encoding.UTF8.GetBytes(file), IsDryRun: false), TwoPlatforms.Cancel));
}
