using NodaTime;

namespace CultureBot.Actions;

/// <summary>One thing that the follow-up does each day, in chunks.</summary>
internal interface IFollowUpStep
{
    /// <summary>Steps run from the lowest to the highest: of two messages for a person on a day the earlier step's goes out.</summary>
    int Order { get; }

    /// <summary>Does the next chunk behind a cursor, which is empty at first; running it twice changes nothing.</summary>
    /// <returns>The next cursor; null when the step is done.</returns>
    Task<string?> RunAsync(string after, Instant now, CancellationToken cancellationToken);
}
