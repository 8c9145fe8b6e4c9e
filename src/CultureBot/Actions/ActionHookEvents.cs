using System.Collections.Immutable;
using CultureBot.Hooks;

namespace CultureBot.Actions;

/// <summary>What teams are answered, for webhooks: an action as the operator's API lists it now.</summary>
internal sealed class ActionHookEvents(ListActions actions) : IHookEvents
{
    public const string Updated = "action.updated";

    public ImmutableArray<string> Names { get; } = [ActionNews.Promised, Updated];

    public async Task<object?> RenderAsync(string name, string subject, CancellationToken cancellationToken) =>
        ActionId.Find(subject) is { } id ? await actions.FindAsync(id, cancellationToken) : null;
}
