using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests.Services;

/// <summary>Ana, who looks at the map, and teams of one person each, with edges in every state.</summary>
internal static class ServiceMapCompany
{
    public static readonly ProviderTeam Desk = ProviderTeam.Of("Front Desk");
    public static readonly ProviderTeam It = ProviderTeam.Of("IT <b>Help</b>");
    public static readonly ProviderTeam Sales = ProviderTeam.Of("Sales");
    public static readonly ProviderTeam Legal = ProviderTeam.Of("Legal");

    /// <param name="app">Where.</param>
    /// <param name="teams">Their names.</param>
    public static async Task<AccountId> FoundAsync(AppFixture app, params IEnumerable<string> teams)
    {
        var ana = await Company.AddAccountAsync(app, "ana");
        foreach (var (name, number) in teams.Select((name, i) => (name, i)))
        {
            var one = await Company.AddAccountAsync(app, $"member{number}");
            await WriteAsync(app, async sql => await DirectoryStore.AddValuesAsync(sql, [new() { PersonId = new(one.Value), Field = DirectoryFields.Team, Value = name }], app.Clock.Now));
        }

        return ana;
    }

    public static async Task<AccountId> FoundFullAsync(AppFixture app)
    {
        var ana = await FoundAsync(app, Desk.Name, It.Name, Sales.Name, Legal.Name);
        await SayAsync(app, ana, Desk, Sales, EdgeWord.Yes, EdgeWord.No);
        await SayAsync(app, ana, It, Sales, EdgeWord.Yes, EdgeWord.Yes);
        await SayAsync(app, ana, It, Desk, EdgeWord.Yes, null);
        await SayAsync(app, ana, Legal, Sales, EdgeWord.Yes, EdgeWord.Yes);
        await RateAsync(app, Legal, Sales, [ana, .. await AddAsync(app, 1)]);
        await RateAsync(app, Legal, It, await AddAsync(app, 4));
        return ana;
    }

    /// <summary>Each of these people, of one team then, rated another team with their name; and the map has learned of it.</summary>
    public static async Task RateAsync(AppFixture app, ProviderTeam provider, ProviderTeam customer, params IEnumerable<AccountId> people)
    {
        await WriteAsync(
            app,
            async sql =>
            {
                await ProviderTeamsStore.SaveAsync(sql, provider);
                foreach (var person in people)
                {
                    var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
                    ServiceFeedback rating = new()
                    {
                        Id = new(id), GiverId = person, TeamId = provider.Id, GiverTeam = customer.Key, GivenOn = app.Clock.Now.InUtc().Date, GivenAt = app.Clock.Now,
                        Rating = new() { Stars = 4 },
                    };
                    await ServiceFeedbackStore.AddAsync(sql, rating, id);
                }
            });
        await app.Services.GetRequiredService<LearnEdgesHandler>().HandleAsync(TestContext.Current.CancellationToken);
    }

    public static Task SayAsync(AppFixture app, AccountId by, ProviderTeam provider, ProviderTeam customer, EdgeWord? said, EdgeWord? answered) => WriteAsync(
        app,
        async sql =>
        {
            EdgeId edge = new(provider.Id, customer.Id);
            await ProviderTeamsStore.SaveAsync(sql, provider);
            await ProviderTeamsStore.SaveAsync(sql, customer);
            await DeclaredEdgesStore.SaveAsync(sql, edge, EdgeSide.Provider, said, by, app.Clock.Now);
            await DeclaredEdgesStore.SaveAsync(sql, edge, EdgeSide.Customer, answered, by, app.Clock.Now);
        });

    private static async Task<AccountId[]> AddAsync(AppFixture app, int count)
    {
        List<AccountId> added = [];
        for (var number = 1; number <= count; number++) added.Add(await Company.AddAccountAsync(app, $"customer{count}-{number}"));
        return [.. added];
    }

    private static Task WriteAsync(AppFixture app, Func<SqlSession, Task> unit) =>
        app.Database.WriteAsync(unit, WriteUrgency.Background, TestContext.Current.CancellationToken);
}
