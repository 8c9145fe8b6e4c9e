using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>One service that somebody is asked about, as their card tells it.</summary>
/// <param name="Asking">That they were asked.</param>
/// <param name="Provider">Who served them.</param>
/// <param name="Asker">Null when a rule or a service check-in asks.</param>
/// <param name="Promise">Null when the provider promises nothing.</param>
internal sealed record AskedService(Asking Asking, Provider Provider, Account? Asker, TeamPromise? Promise)
{
    /// <summary>All that stands on one card; what has left the organization since is left out.</summary>
    public static async Task<IReadOnlyList<AskedService>> ListAsync(SqlSession sql, AskingId id)
    {
        if (await AskingsStore.FindAsync(sql, id) is not { } first) return [];
        List<AskedService> services = [];
        foreach (var asking in await AskingsStore.ListTogetherAsync(sql, first))
        {
            if (await Provider.FindAsync(sql, asking.Provider) is not { } provider) continue;
            services.Add(new(
                asking,
                provider,
                asking.AskedBy is { } asker ? await PeopleStore.FindAsync(sql, asker) : null,
                provider.Team is { } team ? await PromisesStore.FindAsync(sql, team.Id) : null));
        }

        return services;
    }
}
