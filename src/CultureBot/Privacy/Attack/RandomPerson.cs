using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>Somebody invented.</summary>
/// <param name="Groups">The group they belong to directly in each window; <see cref="GroupTree.None"/> when they are not there.</param>
/// <param name="Value">Their attribute value, or <see cref="RespondentTable.NoValue"/>.</param>
/// <param name="Answers">By window and then by question, whether they answered.</param>
internal sealed record RandomPerson(ImmutableArray<int> Groups, int Value, ImmutableArray<ImmutableArray<bool>> Answers);
