using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Celebrations;

/// <summary>What the question for dates is about, as the outbox and buttons name it.</summary>
internal static class DatesAsked
{
    private const char Between = '+';

    public static string SubjectOf(AccountId account) => $"celebration-dates:{account.Value:D}";

    /// <summary>The kinds that a message asks for, as its step.</summary>
    public static string Write(IEnumerable<CelebrationKind> kinds) => string.Join(Between, kinds);

    /// <summary>The kinds that <see cref="Write"/> wrote; what is none is left out.</summary>
    public static ImmutableArray<CelebrationKind> Read(string kinds) =>
        [.. kinds.Split(Between).Select(name => Enum.TryParse<CelebrationKind>(name, out var kind) ? kind : (CelebrationKind?)null).OfType<CelebrationKind>().Distinct()];
}
