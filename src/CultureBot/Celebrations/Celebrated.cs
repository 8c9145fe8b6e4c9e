using System.Globalization;
using CultureBot.People;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Celebrations;

/// <summary>
/// One celebration as a post carries it in the outbox: a post that was sent tells the same again from these, whatever has changed since, and nobody is
/// celebrated twice for the same day in a workspace.
/// </summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Kind">What for.</param>
/// <param name="On">The day itself, whenever it is posted.</param>
/// <param name="Years">Of an anniversary; 0 for a birthday.</param>
internal sealed record Celebrated(AccountId AccountId, CelebrationKind Kind, LocalDate On, int Years)
{
    private const string Prefix = "celebrated:";

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(AccountId)}{Kind}:{LocalDatePattern.Iso.Format(On)}:{Years}");

    /// <summary>What a post carries beside that for each of them: by it their posts are found, among all that messages carry.</summary>
    public static string WhoseOf(AccountId account) => $"{Prefix}{account.Value:D}";

    /// <summary>How everything begins that somebody is celebrated for.</summary>
    public static string PrefixOf(AccountId account) => WhoseOf(account) + ":";

    /// <summary>The celebrations among what a post carries.</summary>
    /// <exception cref="FormatException">It carries something else.</exception>
    public static IEnumerable<Celebrated> Among(IEnumerable<string> carried) => carried.Where(text => text.Count(sign => sign == ':') > 1).Select(Parse);

    /// <exception cref="FormatException">It is none.</exception>
    public static Celebrated Parse(string text) =>
        text.Split(':') is [_, var account, var kind, var on, var years]
            ? new(new(Guid.Parse(account)), Enum.Parse<CelebrationKind>(kind), LocalDatePattern.Iso.Parse(on).Value, int.Parse(years, CultureInfo.InvariantCulture))
            : throw new FormatException($"'{text}' is no celebration.");
}

/// <param name="Account">Who, in the workspace of the post.</param>
/// <param name="What">What for.</param>
/// <param name="IsAway">They are on leave: named, and not called.</param>
internal sealed record CelebratedPerson(Account Account, Celebrated What, bool IsAway);
