using System.Collections.Immutable;

namespace CultureBot.People.Directory;

/// <summary>A manager's people. The company is the root, whose own are those without a manager.</summary>
/// <param name="Id"><c>manager:</c> and the person's id, or <see cref="CompanyId"/>; the same as long as the manager is.</param>
/// <param name="Name">
/// The team's name when all who report directly are of one team and no group above or beside has it for a name; else the manager's. Empty
/// for the company, which readers call by their own language's word.
/// </param>
/// <param name="ManagerId">Null for the company.</param>
/// <param name="ParentId">The group that the manager belongs to; null for the company.</param>
/// <param name="Depth">0 for the company.</param>
/// <param name="Own">Who reports directly, in the order of ids; the manager belongs to the group above.</param>
/// <param name="Size">How many people there are in it and below.</param>
public sealed record OrgGroup(
    string Id, string Name, PersonId? ManagerId, string? ParentId, int Depth, ImmutableArray<PersonId> Own, int Size)
{
    public const string CompanyId = "company";

    public static string IdOf(PersonId? manager) => manager is { } person ? $"manager:{person.Value:D}" : CompanyId;
}
