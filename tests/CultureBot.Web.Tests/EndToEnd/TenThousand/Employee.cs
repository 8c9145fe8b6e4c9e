namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>Somebody of a large company.</summary>
/// <param name="Number">From 0, who leads it.</param>
/// <param name="Id">On their platform.</param>
/// <param name="Email">By which HR and the platform know them.</param>
/// <param name="Country">ISO 3166-1.</param>
/// <param name="Zone">An IANA zone.</param>
internal sealed record Employee(int Number, string Id, string Email, string Country, string Zone)
{
    public const string TeamsId = "29:";

    public bool IsOnTeams => Id.StartsWith(TeamsId, StringComparison.Ordinal);

    /// <summary>As Teams' activities name them.</summary>
    public string TeamsName => Id[TeamsId.Length..];
}
