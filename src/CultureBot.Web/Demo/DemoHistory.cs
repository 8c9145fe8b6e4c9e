using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>
/// Invents twelve weeks of thank-yous that end now: the same for the same moment and values. Weeks differ (two are
/// quiet), people differ (some thank a lot, some are hardly ever thanked, some thank for the first time this week).
/// </summary>
internal sealed partial class DemoHistory(Instant now, ImmutableArray<string> values)
{
    // From this week back to the twelfth; weeks 5 and 9 are quiet.
    private static readonly ImmutableArray<int> KudosAWeek = [36, 33, 35, 30, 9, 34, 32, 36, 8, 33, 34, 32];

    // They have thanked nobody before this week.
    private static readonly ImmutableArray<string> FirstTimers = ["dash", "tamsin", "emeka", "aroha"];

    // They help a lot and are hardly ever thanked.
    private static readonly ImmutableArray<string> QuietHelpers = ["sabine", "solveig", "cassius", "teariki", "jarek"];

    private readonly Random _random = new(20240611);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public static readonly Duration Span = Duration.FromDays(84);

    /// <summary>The oldest first.</summary>
    public ImmutableArray<DemoKudos> Write()
    {
        var kudos = new List<DemoKudos>();
        for (var week = 0; week < KudosAWeek.Length; week++)
        {
            if (week == 0) kudos.AddRange(FirstTimers.Select(handle => One(week, PersonOf(handle))));
            while (kudos.Count < KudosAWeek.Take(week + 1).Sum()) kudos.Add(One(week, AnyGiver()));
        }

        return [.. kudos.OrderBy(k => k.At).ThenBy(k => k.Id)];
    }

    private DemoKudos One(int week, DemoPerson giver)
    {
        var team = TeamToThank(giver);
        var (recipients, wholeTeam) = Recipients(team, giver, week);
        var (words, tag) = Tell(team, giver);
        var at = Moment(week, giver);
        return new()
        {
            Id = IdAt(at),
            Giver = giver,
            Recipients = recipients,
            Group = wholeTeam ? team : null,
            Words = words,
            Values = Values(tag),
            Visibility = _random.Next(100) switch { < 83 => "Public", < 92 => "Private", < 97 => "PrivateAndManager", _ => "ManagerOnly" },
            ChannelId = _random.Next(10) < 7 || giver.Team.Length == 0 ? DemoChannels.Kudos : DemoTeamOf(giver).ChannelId,
            At = at,
        };
    }

    // A few people give often: squaring the draw favours the start of a list that is shuffled once.
    private DemoPerson AnyGiver()
    {
        var draw = _random.NextDouble();
        var index = (int)(draw * draw * Givers.Length);
        return Givers[index];
    }

    private static readonly ImmutableArray<DemoPerson> Givers =
        [.. DemoPeople.All.Where(p => !FirstTimers.Contains(p.Handle, StringComparer.Ordinal)).OrderBy(p => p.Name.Length).ThenBy(p => p.Handle, StringComparer.Ordinal)];

    private DemoTeam TeamToThank(DemoPerson giver) =>
        giver.Team.Length > 0 && _random.Next(100) < 25 ? DemoTeamOf(giver) : Pick(DemoPeople.Teams);

    private (ImmutableArray<DemoPerson> Recipients, bool WholeTeam) Recipients(DemoTeam team, DemoPerson giver, int week)
    {
        var others = team.People.Where(p => p != giver && (!QuietHelpers.Contains(p.Handle, StringComparer.Ordinal) || week is 0 or 7)).ToArray();
        var draw = _random.Next(100);
        if (draw >= 95) return ([.. team.People.Where(p => p != giver)], true);
        _random.Shuffle(others);
        return ([.. others.Take(draw switch { < 68 => 1, < 89 => 2, _ => 3 })], false);
    }

    private (string Words, string Tag) Tell(DemoTeam team, DemoPerson giver)
    {
        var language = LanguageOf(giver);
        var stories = DemoStories.All.Where(s => s.Team == team.Name && (s.Language == "en" || s.Language == language)).ToArray();
        while (true)
        {
            var story = Pick(stories);
            var words = SlotName.Replace(story.Words, slot => Pick(DemoStories.Slots[slot.Groups["slot"].Value]));
            if (story.Language == "en" && _random.Next(100) < 45)
            {
                words += (_random.Next(3) == 0 ? "\n" : " ") + Pick(DemoStories.Endings);
            }

            if (_told.Add(words)) return (words, story.Tag);
        }
    }

    private static string LanguageOf(DemoPerson giver) => giver.TimeZone switch
    {
        "Europe/Berlin" => "de",
        "Pacific/Auckland" => "mi",
        "America/Los_Angeles" => "es",
        _ => "en",
    };

    private ImmutableArray<string> Values(string tag)
    {
        if (values.IsEmpty || _random.Next(100) >= 78) return [];
        var first = values.Contains(tag, StringComparer.Ordinal) ? tag : Pick(values);
        var second = Pick(values);
        return _random.Next(100) < 15 && second != first ? [first, second] : [first];
    }

    // Working days and hours where the giver lives, Fridays more often; never in the future, never before the span.
    private Instant Moment(int week, DemoPerson giver)
    {
        var zone = DateTimeZoneProviders.Tzdb[giver.TimeZone];
        var today = now.InZone(zone).Date;
        while (true)
        {
            var date = today.PlusDays(-(7 * week) - _random.Next(7));
            var minute = 60 * 8 + _random.Next(60 * 10);
            var isWorkday = date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
            var at = (date.AtMidnight() + Period.FromMinutes(minute)).InZoneLeniently(zone).ToInstant() + Duration.FromSeconds(_random.Next(60));
            var isKept = date.DayOfWeek == IsoDayOfWeek.Friday || _random.Next(4) > 0;
            if (isWorkday && isKept && at < now && at > now - Span) return at;
        }
    }

    // A version 7 id whose random part comes from the seed, so that a seeding that was cut short goes on with the same ids.
    private Guid IdAt(Instant at)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        var moment = Guid.CreateVersion7(at.ToDateTimeOffset());
        Span<byte> ordered = stackalloc byte[16];
        moment.TryWriteBytes(ordered, bigEndian: true, out _);
        ordered[..7].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[15] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    private static DemoPerson PersonOf(string handle) => DemoPeople.All.First(p => p.Handle == handle);

    private static DemoTeam DemoTeamOf(DemoPerson person) => DemoPeople.Teams.First(t => t.Name == person.Team);

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    [GeneratedRegex(@"\{(?<slot>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlotName { get; }
}
