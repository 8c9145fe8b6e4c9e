using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Workspaces;

namespace CultureBot.Home;

/// <summary>
/// What one slice adds to everybody's home page of the app. Home owns this interface; each slice supplies its own
/// section, so that a new slice never edits Home.
/// </summary>
public interface IHomeSection
{
    /// <summary>Sections are shown from the lowest to the highest.</summary>
    int Order { get; }

    /// <summary>
    /// The section as it stands now; empty when there is nothing to say. The page is kept by the chat platform: it holds
    /// nothing that expires or opens something by itself.
    /// </summary>
    Task<HomePart> MakeAsync(HomeScope scope, CancellationToken cancellationToken);
}

/// <param name="Workspace">Where the page is.</param>
/// <param name="Account">Whose it is; nobody else sees it.</param>
/// <param name="Culture">Their language.</param>
public sealed record HomeScope(Workspace Workspace, Account Account, CultureInfo Culture);

/// <summary>A section of somebody's home page.</summary>
public sealed record HomePart
{
    public static HomePart Empty { get; } = new();

    public ImmutableArray<CardBlock> Blocks { get; init; } = [];

    /// <summary>
    /// Outbox subjects shown: the page is made again when one changes. What is new about a person is told by
    /// <see cref="PersonalNews"/> instead.
    /// </summary>
    public ImmutableArray<string> Carries { get; init; } = [];
}
