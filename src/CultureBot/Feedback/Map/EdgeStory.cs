using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>An edge with what both sides say of it and who said so, as one of them is asked about it.</summary>
/// <param name="Edge">Which.</param>
/// <param name="Asked">Which side is asked.</param>
/// <param name="Provider">Who serves.</param>
/// <param name="Customer">Who is served.</param>
/// <param name="Other">What the other side says; null for nothing.</param>
/// <param name="OtherName">Who said it.</param>
/// <param name="Own">What the side that is asked says; null for nothing.</param>
/// <param name="OwnName">Who said it.</param>
internal sealed record EdgeStory(
    EdgeId Edge, EdgeSide Asked, ProviderTeam Provider, ProviderTeam Customer, EdgeWord? Other, string OtherName, EdgeWord? Own, string OwnName)
{
    public ProviderTeam AskedTeam => Asked == EdgeSide.Provider ? Provider : Customer;

    /// <summary>Null when nobody has ever said anything of it.</summary>
    public static async Task<EdgeStory?> FindAsync(SqlSession sql, EdgeId id, EdgeSide asked)
    {
        if (await DeclaredEdgesStore.FindAsync(sql, id) is not { } edge
            || await ProviderTeamsStore.FindAsync(sql, id.Provider) is not { } provider
            || await ProviderTeamsStore.FindAsync(sql, id.Customer) is not { } customer) return null;
        var own = edge.By(asked);
        var other = edge.By(asked == EdgeSide.Provider ? EdgeSide.Customer : EdgeSide.Provider);
        return new(id, asked, provider, customer, other?.Word, await NameOfAsync(sql, other), own?.Word, await NameOfAsync(sql, own));
    }

    private static async Task<string> NameOfAsync(SqlSession sql, SaidOfEdge? said) =>
        said is null ? "" : (await PeopleStore.FindAsync(sql, said.By))?.Name ?? "";
}
