using System.Collections.Immutable;
using CultureBot.Feedback;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Shows what is released of how people see their own service, and nothing else, to the slice that sets it beside what customers say.</summary>
internal sealed class SelfFigures : ISelfFigures
{
    public async Task<ImmutableArray<SelfFigure>> ListOfEverybodyAsync(SqlSession sql, IReadOnlyCollection<string> items, Instant publishedBy) =>
        await FindAsync(sql, items, publishedBy) is { } window
            ? [.. (await ReleasedFiguresStore.ListFiguresAsync(sql, window.Id, items, WindowGroup.Company)).Select(figure => Show(figure, group: null, window.LaunchedAt))]
            : [];

    public async Task<ImmutableArray<SelfFigure>> ListOfGroupsAsync(SqlSession sql, string item, Instant publishedBy)
    {
        if (await FindAsync(sql, [item], publishedBy) is not { } window) return [];
        var isByTeam = window.Promise.Attribute is { Length: > 0 } attribute && DirectoryFields.Normalize(attribute) == DirectoryFields.Team;
        var groups = (await ReleasedFiguresStore.ListGroupsAsync(sql, window.Id))
            .Where(group => group.Manager is not null || (isByTeam && group.Kind is PublishedGroupKind.Attribute))
            .ToDictionary(group => group.GroupId, StringComparer.Ordinal);
        return
        [
            .. (await ReleasedFiguresStore.ListFiguresAsync(sql, window.Id, item))
                .Where(figure => groups.ContainsKey(figure.GroupId)).Select(figure => Show(figure, groups[figure.GroupId], window.LaunchedAt)),
        ];
    }

    private static async Task<Window?> FindAsync(SqlSession sql, IReadOnlyCollection<string> items, Instant publishedBy) =>
        await ReleasedFiguresStore.FindLatestWithAsync(sql, items, publishedBy) is { } id ? await WindowsStore.FindAsync(sql, id) : null;

    private static SelfFigure Show(PublishedFigure figure, PublishedGroup? group, Instant launchedAt) => new()
    {
        Item = figure.Item,
        Lead = group?.Manager,
        LaunchedAt = launchedAt,
        Team = group is { Kind: PublishedGroupKind.Attribute } ? group.Name : "",
        N = figure.N,
        Fives = figure.Fives!.Value,
    };
}
