using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Privacy.Retention;

/// <summary>What is kept for a time (methodology §7). What is sealed is kept until its close, and has no row here.</summary>
public enum Retained
{
    /// <summary>Kudos with their words.</summary>
    Kudos,

    /// <summary>Service feedback and barriers that somebody was told of, with what was said back and forth.</summary>
    Feedback,

    /// <summary>The release ledgers of surveys and quarters.</summary>
    Results,

    Audit,
}

/// <summary>A slice that keeps something for a time, and then forgets it.</summary>
public interface IRetained
{
    Retained What { get; }

    /// <summary>Forgets what is older: at most some hundred rows a unit of work, which may run twice.</summary>
    /// <param name="sql">The unit.</param>
    /// <param name="before">What was said, published or done before this moment goes.</param>
    /// <returns>True while there may be more.</returns>
    Task<bool> ForgetAsync(SqlSession sql, Instant before);

    /// <summary>How much that would be.</summary>
    Task<long> CountAsync(SqlSession sql, Instant before);
}
