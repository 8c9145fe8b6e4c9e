using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Tests;

/// <summary>
/// The application with one workspace in Berlin, read already, with its digests on Friday at 16:00: Ada runs it, Hana is
/// HR, Aude auditor, Ben none of them. The bot may post in #all (the general one), #digests and the private #board, and no more in #old.
/// </summary>
internal sealed class SettingsCompany(AppFixture app) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public AppFixture App => app;

    public Workspace Workspace { get; private set; } = null!;

    public AccountId Ada { get; private set; }

    public AccountId Hana { get; private set; }

    public AccountId Aude { get; private set; }

    public AccountId Ben { get; private set; }

    public static async Task<SettingsCompany> StartAsync(string timeZone = "Europe/Berlin")
    {
        Dictionary<string, string?> roles = new() { ["Roles:Administrators"] = "ada@example.com", ["Roles:Hr"] = "hana@example.com", ["Roles:Auditors"] = "aude@example.com" };
        TestClock clock = new(Instant.FromUtc(2026, 11, 18, 9, 0));
        SettingsCompany company = new(await AppFixture.StartAsync(
            roles, clock, services => services.AddSingleton<IChatPlatform>(new FakePlatform(clock) { Name = "fake" })));
        company.Ada = await Company.AddAccountAsync(company.App, "Ada");
        company.Hana = await Company.AddAccountAsync(company.App, "Hana");
        company.Aude = await Company.AddAccountAsync(company.App, "Aude");
        company.Ben = await Company.AddAccountAsync(company.App, "Ben");
        await company.App.Database.WriteAsync(sql => company.FoundAsync(sql, timeZone, clock.GetCurrentInstant()), WriteUrgency.Background, Cancellation);
        return company;
    }

    public Task<Workspace?> ReadWorkspaceAsync() => app.Database.ReadAsync(sql => WorkspacesStore.FindAsync(sql, Workspace.Id), Cancellation);

    public async Task<Schedule> ReadScheduleAsync(string work = "channel-digest") =>
        (await app.Database.ReadAsync(SchedulesStore.ListAsync, Cancellation)).Single(schedule => schedule.Work == work);

    /// <summary>What the audit has of a kind, the oldest first, as <c>Hana: details</c>.</summary>
    public Task<IReadOnlyList<string>> ListAuditAsync(string action) => app.Database.ReadAsync(
        sql => sql.ListAsync<string>(
            "SELECT a.name || ': ' || e.details FROM audit_entries e JOIN accounts a ON a.id = e.account_id WHERE e.action = @Action ORDER BY e.id", new { Action = action }),
        Cancellation);

    public string Address(string form) => $"/settings/{Workspace.Id.Value:D}/{form}";

    public string Id(string part) => $"{part[..part.LastIndexOf('.')]}-{Workspace.Id.Value:N}-{part[(part.LastIndexOf('.') + 1)..]}";

    /// <summary>Somebody thanks somebody in #all.</summary>
    public async Task GiveAsync(AccountId giver, AccountId to, string words, Visibility visibility = Visibility.Public)
    {
        var people = (await app.Database.ReadAsync(sql => PeopleStore.ListAsync(sql, [giver, to]), Cancellation)).ToDictionary(a => a.Id);
        var given = await app.Services.GetRequiredService<GiveKudosHandler>().HandleAsync(
            new()
            {
                Workspace = Workspace,
                Giver = people[giver],
                Nominees = [new(people[to], null)],
                Words = words,
                Visibility = visibility,
                Place = new("C-all", "all", PlaceKind.Channel),
                CanPostHere = true,
                RequestKey = words,
                SendAsItIs = true,
            },
            Cancellation);
        Assert.IsType<KudosGiven>(given);
        app.Clock.Advance(Duration.FromSeconds(1));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task FoundAsync(SqlSession sql, string timeZone, Instant now)
    {
        await sql.ExecuteAsync(
            "UPDATE workspaces SET platform = 'fake', time_zone = @timeZone, people_synced_at = @now", new { timeZone, now });
        Workspace = (await WorkspacesStore.FindAsync(sql, "fake", "T1"))!;
        await WorkspacesStore.SaveChannelsAsync(
            sql,
            Workspace.Id,
            [
                new() { ChannelId = "C-all", Name = "all", IsGeneral = true, CanPost = true, MemberCount = 9 },
                new() { ChannelId = "C-digests", Name = "digests", CanPost = true, MemberCount = 4 },
                new() { ChannelId = "C-board", Name = "board", CanPost = true, IsPrivate = true, MemberCount = 3 },
                new() { ChannelId = "C-old", Name = "old", CanPost = false, MemberCount = 7 },
            ],
            now);
        foreach (var (work, isPersonal) in ((string, bool)[])[("channel-digest", false), ("personal-digest", true)])
        {
            await sql.ExecuteAsync(
                """
                INSERT INTO schedules
                    (id, work, workspace_id, cadence, day_of_week, minute_of_day, time_zone, is_personal, is_paused, starts_at, changed_at)
                VALUES (@Id, @work, @Workspace, 'Weekly', 5, 960, @timeZone, @isPersonal, FALSE, @StartsAt, 0)
                ON CONFLICT DO NOTHING
                """,
                new { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), work, Workspace = Workspace.Id, timeZone, isPersonal, StartsAt = now - Duration.FromDays(7) });
        }
    }
}
