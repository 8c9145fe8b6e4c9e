using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Feedback;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;

namespace CultureBot.Tests.Feedback.Map;

/// <summary>Beside IT Help (ben and cy, led by mia) there are Sales, where ana is and which nobody is known to lead, four newcomers in Field, whom ana leads, and HR.</summary>
internal sealed class MapTest : IAsyncDisposable
{
    public static readonly ProviderTeam It = ProviderTeam.Of("IT Help");
    public static readonly ProviderTeam Sales = ProviderTeam.Of("Sales");
    public static readonly ProviderTeam Field = ProviderTeam.Of("Field");

    private readonly FeedbackTest _feedback;

    private MapTest(FeedbackTest feedback, IReadOnlyList<Account> people, Roles roles)
    {
        (_feedback, FieldPeople, Hr) = (feedback, [.. people.Where(one => one.Email.Length == 0)], people.Single(one => one.Email.Length > 0));
        var owners = new FindOwner(roles);
        Say = new(Database, new(roles, owners), owners, feedback.Calendars, new OutboxSignal(), feedback.Clock);
        Learn = new(Database, [new RatingEvidence(), new KudosEvidence()], feedback.Clock);
    }

    public static CancellationToken Cancellation => FeedbackTest.Cancellation;

    public FeedbackTest Feedback => _feedback;

    public Database Database => _feedback.Database;

    public Account this[string name] => _feedback.Company[name];

    public IReadOnlyList<Account> FieldPeople { get; }

    public Account Hr { get; }

    public SayOfEdgesHandler Say { get; }

    public LearnEdgesHandler Learn { get; }

    public static async Task<MapTest> StartAsync(DatabaseKind kind)
    {
        var feedback = await FeedbackTest.StartAsync(kind);
        var (company, now) = (feedback.Company, feedback.Clock.Now);
        var field = await feedback.Database.WriteAsync(
            async sql =>
            {
                var people = await AccountsStore.SaveAsync(sql, company.Workspace.Id, [.. Enumerable.Range(1, 4).Select(Newcomer), Hana], now);
                await DirectoryStore.AddValuesAsync(sql, [new() { PersonId = company["ana"].PersonId, Field = DirectoryFields.Team, Value = "Sales" }], now);
                foreach (var one in people.Where(one => one.Email.Length == 0))
                {
                    await DirectoryStore.AddValuesAsync(
                        sql,
                        [
                            new() { PersonId = one.PersonId, Field = DirectoryFields.Team, Value = "Field" },
                            new() { PersonId = one.PersonId, Field = DirectoryFields.Manager, ManagerId = company["ana"].PersonId },
                        ],
                        now);
                }

                // The platform says that ana reports to mia; then mia would lead Sales.
                await AccountsStore.SaveManagerAsync(sql, company["ana"].Id, "", now);
                return people;
            },
            WriteUrgency.Background,
            Cancellation);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Roles:Hr:0", "hana@example.com")]).Build();
        return new(feedback, field, new(configuration, feedback.Database));
    }

    public Task<int?> SayAsync(Account by, ProviderTeam team, EdgeSide side, ProviderTeam other, EdgeWord? word) =>
        Say.HandleAsync(new() { By = by, Team = team, Side = side, Sayings = [new(other, word)] }, Cancellation);

    public async Task<IReadOnlyList<string>> MapAsync() =>
        [.. (await new ReadServiceMap(Database, Feedback.Clock).ReadAsync(Cancellation)).Edges.Select(edge => $"{edge.Provider.Name} > {edge.Customer.Name}: {edge.State}")];

    public Task ThankAsync(Account giver, string recipient, Visibility visibility = Visibility.Public) => Database.WriteAsync(
        sql =>
        {
            var id = Guid.CreateVersion7(Feedback.Clock.GetUtcNow());
            return KudosStore.AddAsync(
                sql,
                new()
                {
                    Id = new(id), WorkspaceId = giver.WorkspaceId, GiverId = giver.Id, Words = "Thanks", Visibility = visibility,
                    CreatedAt = Feedback.Clock.Now, Recipients = [new(this[recipient].Id, null)],
                },
                id.ToString());
        },
        WriteUrgency.Background,
        Cancellation);

    public ValueTask DisposeAsync() => _feedback.DisposeAsync();

    private static PlatformAccount Newcomer(int number) => new()
    {
        AccountId = $"Unew{number}", DisplayName = $"New {number}", Handle = $"new{number}", Kind = AccountKind.Member, TimeZone = "Europe/Berlin",
    };

    private static PlatformAccount Hana => new()
    {
        AccountId = "Uhana", DisplayName = "Hana", Handle = "hana", Kind = AccountKind.Member, TimeZone = "Europe/Berlin", Email = "hana@example.com", IsEmailConfirmed = true,
    };
}
