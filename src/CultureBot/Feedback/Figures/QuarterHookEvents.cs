using System.Collections.Immutable;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>A quarter of feedback that everybody may see, for webhooks: where its figures are, and none of them.</summary>
internal sealed class QuarterHookEvents(Database database, PublicAddress address, TimeProvider clock) : IHookEvents
{
    public const string Published = "quarter.published";

    public ImmutableArray<string> Names { get; } = [Published];

    public async Task<object?> RenderAsync(string name, string subject, CancellationToken cancellationToken)
    {
        var quarter = await database.ReadAsync(sql => QuartersStore.FindAsync(sql, Quarter.NameOf(subject)), cancellationToken);
        return quarter?.PublishedAt is { } at && at <= clock.GetCurrentInstant()
            ? new PublishedQuarter(quarter.Name, at.ToDateTimeOffset(), new(address.Root, "/api/v1/feedback/edges"), new(address.Root, "/services"))
            : null;
    }
}

/// <param name="Quarter">As <c>2026-Q4</c>.</param>
/// <param name="PublishedAt">From when on everybody may see it, in UTC.</param>
/// <param name="Results">Where the operator's API has the latest quarter.</param>
/// <param name="Page">Where people read it.</param>
internal sealed record PublishedQuarter(string Quarter, DateTimeOffset PublishedAt, Uri Results, Uri Page);
