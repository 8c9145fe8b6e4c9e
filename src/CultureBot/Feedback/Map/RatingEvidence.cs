using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Teams that were rated with a name. Of ratings without one nothing is learned before their quarter is released.</summary>
internal sealed class RatingEvidence : IServiceEvidence
{
    public Task<IReadOnlyList<ServiceTrace>> ListAsync(SqlSession sql, Instant since) => ServiceTracesStore.ListRatedAsync(sql, since);
}
