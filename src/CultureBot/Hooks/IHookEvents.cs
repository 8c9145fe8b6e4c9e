using System.Collections.Immutable;

namespace CultureBot.Hooks;

/// <summary>
/// What a slice tells programs outside, by webhooks. It tells of a fact by <see cref="Delivery.TellFacts"/>, with one of these names;
/// what the event says is made here when it is sent, from what is true then.
/// </summary>
public interface IHookEvents
{
    /// <summary>As <c>kudos.given</c>, in the order in which the page offers them.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>The event's <c>data</c>, written as JSON; null when there is nothing to tell any more.</summary>
    Task<object?> RenderAsync(string name, string subject, CancellationToken cancellationToken);
}
