using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Teams that people say they dealt with, when a service check-in asks them.</summary>
internal sealed class ScreeningEvidence : IServiceEvidence
{
    public Task<IReadOnlyList<ServiceTrace>> ListAsync(SqlSession sql, Instant since) => ScreeningsStore.ListTracesAsync(sql, Quarter.At(since).Name);
}
