using System.Collections.Immutable;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Results that everybody may see, for webhooks: where they are, and none of their figures.</summary>
internal sealed class ResultsHookEvents(Database database, PublicAddress address, TimeProvider clock) : IHookEvents
{
    public const string Published = "results.published";

    public ImmutableArray<string> Names { get; } = [Published];

    public async Task<object?> RenderAsync(string name, string subject, CancellationToken cancellationToken)
    {
        if (WindowId.FindOfResults(subject) is not { } id) return null;
        var window = await database.ReadAsync(sql => WindowsStore.FindAsync(sql, id), cancellationToken);
        return window?.PublishedAt is { } at && at <= clock.GetCurrentInstant()
            ? new PublishedResults(
                id.Value, at.ToDateTimeOffset(), new(address.Root, $"/api/v1/windows/{id.Value:D}/results"), new(address.Root, $"/pulse/{id.Value:D}"))
            : null;
    }
}

/// <param name="Window">The window's id.</param>
/// <param name="PublishedAt">From when on everybody may see its results, in UTC.</param>
/// <param name="Results">Where the operator's API has them.</param>
/// <param name="Page">Where people read them.</param>
internal sealed record PublishedResults(Guid Window, DateTimeOffset PublishedAt, Uri Results, Uri Page);
