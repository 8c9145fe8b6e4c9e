using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests.Services;

/// <summary>Ben and Cy are of one team, which Mia leads; Ana is of another, and Dee of a third.</summary>
internal sealed class ServicesCompany : IAsyncDisposable
{
    private ServicesCompany(AppFixture app) => (App, Rows) = (app, new(app.Database, Cancellation));

    public AppFixture App { get; }

    public ServiceRows Rows { get; }

    public AccountId Ana { get; private set; }

    public AccountId Ben { get; private set; }

    public AccountId Mia { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ServicesCompany> FoundAsync(ProviderTeam led, ProviderTeam other, ProviderTeam third)
    {
        var company = new ServicesCompany(await AppFixture.StartAsync());
        company.Mia = await company.AddAsync("mia", null, null);
        company.Ben = await company.AddAsync("ben", led, company.Mia);
        await company.AddAsync("cy", led, company.Mia);
        company.Ana = await company.AddAsync("ana", other, null);
        await company.AddAsync("dee", third, null);
        foreach (var team in (ProviderTeam[])[led, other]) await company.Rows.AddTeamAsync(team.Id.Value, team.Key, team.Name);
        return company;
    }

    public Task WriteAsync(Func<SqlSession, Task> unit) => App.Database.WriteAsync(unit, WriteUrgency.Background, Cancellation);

    public async Task<ServicesView?> ViewAsync(AccountId reader) => await App.Services.GetRequiredService<ReadServicesView>().HandleAsync(
        (await App.Database.ReadAsync(sql => PeopleStore.FindAsync(sql, reader), Cancellation))!, quarter: null, Cancellation);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    // The person has the account's id.
    private async Task<AccountId> AddAsync(string name, ProviderTeam? team, AccountId? lead)
    {
        var account = await Company.AddAccountAsync(App, name);
        await WriteAsync(sql => DirectoryStore.AddValuesAsync(
            sql,
            [
                .. team is null ? (DirectoryValue[])[] : [new() { PersonId = new(account.Value), Field = DirectoryFields.Team, Value = team.Name }],
                .. lead is { } manager ? (DirectoryValue[])[new() { PersonId = new(account.Value), Field = DirectoryFields.Manager, ManagerId = new(manager.Value) }] : [],
            ],
            App.Clock.Now));
        return account;
    }
}
