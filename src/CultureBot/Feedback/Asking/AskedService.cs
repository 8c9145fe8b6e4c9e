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
    /// <summary>Null when nobody was asked that, or its provider has left the organization since.</summary>
    public static async Task<AskedService?> FindAsync(SqlSession sql, AskingId id) =>
        await AskingsStore.FindAsync(sql, id) is { } asking && await Provider.FindAsync(sql, asking.Provider) is { } provider
            ? new(
                asking,
                provider,
                asking.AskedBy is { } asker ? await PeopleStore.FindAsync(sql, asker) : null,
                provider.Team is { } team ? await PromisesStore.FindAsync(sql, team.Id) : null)
            : null;
}
