using System.Globalization;

namespace CultureBot.People;

/// <summary>Where one of somebody's accounts is.</summary>
internal sealed record AccountPlace
{
    public required AccountId AccountId { get; init; }

    /// <summary>The platform's name, in lower case.</summary>
    public required string Platform { get; init; }

    /// <summary>The workspace's name.</summary>
    public required string Workspace { get; init; }

    /// <summary>"Slack – Acme".</summary>
    public string Say(CultureInfo culture) => PeopleWords.Book.SayPlain(
        culture, "AccountPlace", ("platform", Platform), ("workspace", Workspace));
}
