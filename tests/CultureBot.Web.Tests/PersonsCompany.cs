using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Testing;
using NodaTime;

namespace CultureBot.Web.Tests;

/// <summary>
/// The application with a workspace in Slack and one in Teams. Ada runs it, Ben does not; both are in Slack, and so is Mia, whose
/// address nobody confirms; another Mia with her address, and a Ben without one, are in Teams.
/// </summary>
internal sealed class PersonsCompany(AppFixture app) : IAsyncDisposable
{
    private static readonly Guid TeamsId = new("0193a000-0000-7000-8000-000000000002");

    public AppFixture App => app;

    public AccountId Ada { get; private set; }

    public AccountId Ben { get; private set; }

    public AccountId Mia { get; private set; }

    public AccountId BenInTeams { get; private set; }

    public AccountId MiaInTeams { get; private set; }

    public static async Task<PersonsCompany> StartAsync()
    {
        PersonsCompany company = new(await AppFixture.StartAsync(
            new() { ["Roles:Administrators"] = "ada@example.com" }, new TestClock(Instant.FromUtc(2026, 11, 18, 9, 0))));
        company.Ada = await company.AddAsync("Ada");
        company.Ben = await company.AddAsync("Ben");
        company.Mia = await company.AddAsync("Mia");
        await company.WriteAsync("UPDATE accounts SET is_email_confirmed = FALSE WHERE name = 'Mia'");
        await company.WriteAsync(
            $"INSERT INTO workspaces (id, platform, external_id, name, connected_at) VALUES ('{TeamsId:D}', 'teams', 'tenant', 'Example & Co', 0)");
        company.BenInTeams = await company.AddAsync("Ben", "''");
        company.MiaInTeams = await company.AddAsync("Mia", "'mia@example.com'");
        await company.WriteAsync("UPDATE accounts SET name_key = LOWER(name)");
        return company;
    }

    public Task<Account?> ReadAsync(AccountId account) => app.Database.ReadAsync(sql => PeopleStore.FindAsync(sql, account), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<AccountId> AddAsync(string name, string? emailInTeams = null)
    {
        // Ids are in the order of time.
        app.Clock.Advance(Duration.FromMilliseconds(5));
        if (emailInTeams is null) return await Company.AddAccountAsync(app, name);
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        await WriteAsync($"INSERT INTO persons (id, created_at) VALUES ('{id:D}', 1)");
        await WriteAsync(
            $"""
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, email, is_email_confirmed, kind, first_seen_at)
            VALUES ('{id:D}', '{TeamsId:D}', '29:{name}', '{id:D}', '{name}', {emailInTeams}, TRUE, 'Member', 0)
            """);
        return new(id);
    }

    private Task<int> WriteAsync(string statement) =>
        app.Database.WriteAsync(sql => sql.ExecuteAsync(statement), WriteUrgency.Acknowledgement, TestContext.Current.CancellationToken);
}
