using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Teams;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>Zoe is in no team and no chat that the bot is in: it knows her from what she once wrote.</summary>
public sealed class ErasedInTeamsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Whom_only_our_own_memory_tells_of_is_not_back_the_next_night(DatabaseKind kind)
    {
        await using var company = await TeamsCompany.StartAsync(kind);
        await company.SendAsync(company.Activities.Message("Hello there", SignedActivities.Channel(TeamsCompany.General), "zoe"));
        await SyncAsync(company);
        var zoe = await company.App.Database.ReadAsync(sql => sql.ScalarAsync<PersonId>("SELECT person_id FROM accounts WHERE external_id = '29:zoe'"), Cancellation);
        string[] traces = ["29:zoe", SignedActivities.EntraId("zoe")];
        var before = await DatabaseDump.ReadAsync(company.App.Database, Cancellation);
        Assert.All(traces, trace => Assert.Contains(before, row => row.Contains(trace, StringComparison.Ordinal)));

        Assert.Equal(ErasePersonResult.Erased, await company.App.Services.GetRequiredService<ErasePersonHandler>().HandleAsync(zoe, by: null, Cancellation));
        await SyncAsync(company);

        var after = await DatabaseDump.ReadAsync(company.App.Database, Cancellation);
        Assert.All(traces, trace => Assert.DoesNotContain(after, row => row.Contains(trace, StringComparison.Ordinal)));
    }

    private static async Task SyncAsync(TeamsCompany company)
    {
        var workspace = Assert.Single(await company.App.Database.ReadAsync(WorkspacesStore.ListConnectedAsync, Cancellation));
        await company.App.Services.GetRequiredService<SyncPeople>().RunAsync(workspace, Cancellation);
    }
}
