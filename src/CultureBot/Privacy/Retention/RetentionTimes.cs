using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Privacy.Retention;

/// <summary>For how long things are kept now: what was set on the page of settings, never longer than <see cref="RetentionOptions"/> allows.</summary>
/// <param name="Days">Of each kind.</param>
/// <param name="Revision">What a change has to have seen; 0 while nobody has set anything.</param>
public sealed record RetentionTimes(ImmutableDictionary<Retained, int> Days, long Revision)
{
    public Duration this[Retained what] => Duration.FromDays(Days[what]);
}
