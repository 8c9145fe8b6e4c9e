namespace CultureBot.Privacy.Sealing;

/// <summary>
/// Sealed ballots whose rows must not tell when they were written (PostgreSQL's xmin and ctid do). Privacy owns this interface; a slice that
/// keeps ballots supplies its own.
/// </summary>
public interface IShuffledBallots
{
    /// <summary>Writes all that are open anew, in random order, where the database tells it at all.</summary>
    Task HandleAsync(CancellationToken cancellationToken);
}
