using System.Collections.Immutable;
using CultureBot.Hooks;
using CultureBot.Storage;

namespace CultureBot.Kudos;

/// <summary>
/// Public kudos for webhooks, as the operator's API lists them. One that was undone before it was told is not told any more, and that
/// it was undone is told without its words and people.
/// </summary>
internal sealed class KudosHookEvents(Database database) : IHookEvents
{
    public const string Given = "kudos.given";
    public const string Undone = "kudos.undone";

    public ImmutableArray<string> Names { get; } = [Given, Undone];

    public async Task<object?> RenderAsync(string name, string subject, CancellationToken cancellationToken)
    {
        if (KudosId.Find(subject) is not { } id) return null;
        var story = await database.ReadAsync(sql => KudosStory.FindAsync(sql, id), cancellationToken);
        return (name, story?.Kudos) switch
        {
            (Given, { UndoneAt: null, Visibility: Visibility.Public }) => PublicKudos.Of(story!),
            (Undone, { UndoneAt: { } at, Visibility: Visibility.Public }) => new UndoneKudos(id.Value, at.ToDateTimeOffset()),
            _ => null,
        };
    }
}

/// <param name="Id">Its id.</param>
/// <param name="UndoneAt">When its giver took it back, in UTC.</param>
internal sealed record UndoneKudos(Guid Id, DateTimeOffset UndoneAt);
