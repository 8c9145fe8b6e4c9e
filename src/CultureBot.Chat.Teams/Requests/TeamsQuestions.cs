namespace CultureBot.Chat.Teams;

/// <summary>Asks Teams about people and channels while somebody waits: no answer in time is none.</summary>
internal sealed class TeamsQuestions(IEnumerable<IChatPlatform> platforms)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    public Task<PlatformChannel?> FindChannelAsync(string tenant, string channelId, CancellationToken cancellationToken) =>
        AskAsync((teams, limit) => teams.FindChannelAsync(tenant, channelId, limit), cancellationToken);

    public Task<PlatformAccount?> FindAccountAsync(string tenant, string accountId, CancellationToken cancellationToken) =>
        AskAsync((teams, limit) => teams.FindAccountAsync(tenant, accountId, limit), cancellationToken);

    private async Task<T?> AskAsync<T>(Func<IChatPlatform, CancellationToken, Task<T?>> ask, CancellationToken cancellationToken) where T : class
    {
        if (platforms.FirstOrDefault(platform => platform.Name == TeamsPlatform.PlatformName) is not { } teams) return null;
        using var limit = new CancellationTokenSource(Limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await ask(teams, either.Token);
        }
        catch (ChatPlatformException)
        {
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
