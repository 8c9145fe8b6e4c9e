using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Privacy.Personal;

/// <summary>What a slice keeps of people: each shows it to whoever it is about, and forgets it when they are erased.</summary>
public interface IPersonalData
{
    /// <summary>Which one this is, to go on after a stop; never changed.</summary>
    string Name { get; }

    /// <summary>Everything that leads to a person, row by row.</summary>
    IReadOnlyList<PersonalRows> Rows { get; }

    /// <summary>
    /// Forgets the next of it: at most some hundred rows a unit of work, which may run twice. What others still need stays, and is a
    /// colleague's from now on.
    /// </summary>
    /// <param name="sql">The unit.</param>
    /// <param name="person">Who is erased.</param>
    /// <param name="cursor">What the call before returned; empty at first.</param>
    /// <param name="now">When.</param>
    /// <returns>How far it has come, in its own words; null when nothing is left.</returns>
    Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now);
}

/// <summary>Rows of a person as they stand in their file.</summary>
/// <param name="Name">What they are, as <c>kudos_given</c>.</param>
/// <param name="Query">
/// Selects them for the person <c>@Person</c>, as they may see them at <c>@Now</c>: what has an hour is not in it before. As everywhere in the database a
/// column whose name ends in <c>_at</c> holds a moment, and one that begins with <c>is_</c>, <c>has_</c> or <c>wants_</c> a yes or no.
/// </param>
public sealed record PersonalRows(string Name, string Query);
