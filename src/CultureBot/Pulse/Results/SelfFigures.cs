using System.Collections.Immutable;
using CultureBot.Feedback;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Shows what is released of how people see their own service, and nothing else, to the slice that sets it beside what customers say.</summary>
internal sealed class SelfFigures : ISelfFigures
{
    public async Task<ImmutableArray<SelfFigure>> ListAsync(SqlSession sql, IReadOnlyCollection<string> items, Instant publishedBy)
    {
        if (await ReleasedFiguresStore.FindLatestWithAsync(sql, items, publishedBy) is not { } id || await WindowsStore.FindAsync(sql, id) is not { } window) return [];
        var isByTeam = window.Promise.Attribute is { Length: > 0 } attribute && DirectoryFields.Normalize(attribute) == DirectoryFields.Team;
        var groups = (await ReleasedFiguresStore.ListGroupsAsync(sql, id))
            .Where(group => group.Kind is PublishedGroupKind.Company || group.Manager is not null || (isByTeam && group.Kind is PublishedGroupKind.Attribute))
            .ToDictionary(group => group.GroupId, StringComparer.Ordinal);
        var shown = ImmutableArray.CreateBuilder<SelfFigure>();
        foreach (var item in items)
        {
            foreach (var figure in await ReleasedFiguresStore.ListFiguresAsync(sql, id, item))
            {
                if (groups.TryGetValue(figure.GroupId, out var group)) shown.Add(Show(figure, group, window.LaunchedAt));
            }
        }

        return shown.ToImmutable();
    }

    private static SelfFigure Show(PublishedFigure figure, PublishedGroup group, Instant launchedAt) => new()
    {
        Item = figure.Item,
        Lead = group.Manager,
        LaunchedAt = launchedAt,
        Team = group.Kind is PublishedGroupKind.Attribute ? group.Name : "",
        N = figure.N,
        Fives = figure.Fives!.Value,
    };
}
