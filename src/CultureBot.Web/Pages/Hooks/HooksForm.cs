using System.Collections.Immutable;
using CultureBot.Hooks;
using CultureBot.Web.Visitors;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Web.Pages.Hooks;

/// <summary>What was typed to add an endpoint, and why it was not kept.</summary>
/// <param name="Address">As it was typed.</param>
/// <param name="Events">Those that were ticked.</param>
/// <param name="Refusal">Null for a form that nobody has sent yet.</param>
public sealed record HooksForm(string Address, ImmutableArray<string> Events, HookRefusal? Refusal)
{
    public static HooksForm Empty { get; } = new("", [], null);

    internal static HooksForm Read(IFormCollection posted) => new(posted["address"].ToString(), EventsOf(posted), null);

    internal static ImmutableArray<string> EventsOf(IFormCollection posted) => [.. posted["event"].OfType<string>()];

    /// <summary>A moment by the visitor's own clock; null when it is none.</summary>
    internal static Instant? Moment(IFormCollection posted, Visitor visitor) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(posted["since"].ToString()) is { Success: true } typed
            ? typed.Value.InZoneLeniently(visitor.Zone).ToInstant()
            : null;
}
