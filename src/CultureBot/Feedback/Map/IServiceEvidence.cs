using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Where it shows who serves whom, without anybody having to say so: what people did with their name, for everybody or for whoever served them.</summary>
public interface IServiceEvidence
{
    /// <summary>Each customer once a team that served them. It is read at night, of the whole organization, in few queries.</summary>
    /// <param name="sql">The session; nothing is written.</param>
    /// <param name="since">Earlier ones do not count any more.</param>
    Task<IReadOnlyList<ServiceTrace>> ListAsync(SqlSession sql, Instant since);
}

/// <summary>Somebody was served by a team.</summary>
/// <param name="Customer">Who.</param>
/// <param name="CustomerTeam">The name or key of their own team; empty when nobody says.</param>
/// <param name="ProviderTeam">The name or key of the team that served them; empty when nobody says.</param>
public sealed record ServiceTrace(PersonId Customer, string CustomerTeam, string ProviderTeam);
