using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>What everybody may expect, held against what they got.</summary>
/// <param name="company">With what was taken by the platforms, and when the program was killed.</param>
/// <param name="people">Everybody.</param>
/// <param name="answered">Who answered, and when that was acknowledged.</param>
/// <param name="output">Where figures go.</param>
internal sealed class Rules(ClockedCompany company, LargeCompany people, IReadOnlyDictionary<string, Instant> answered, ITestOutputHelper output)
{
    private static readonly LocalTime From = new(9, 0);
    private static readonly LocalTime To = new(17, 0);
    private static readonly LocalDate Monday = new(2030, 11, 18);

    // Reminders that would come later are not sent at all.
    private static readonly Duration Latest = Duration.FromHours(4);

    // Everybody's message leaves at the pace of the larger platform.
    private static readonly Duration ResultsHour = Duration.FromHours(1);

    public void Print(Respondents respondents)
    {
        foreach (var kill in company.Kills) output.WriteLine($"Killed while {kill.Moment} at {kill.At}; in flight: {kill.InFlight.Count}");
        foreach (var matter in (Matter[])[Matter.Asked, Matter.Reminded, Matter.RemindedAgain, Matter.Results])
        {
            var counts = people.People.Select(one => company.Mailboxes.Of(one, matter).Count()).ToList();
            output.WriteLine(
                $"{matter}: {counts.Sum()} messages to {counts.Count(count => count > 0)} people, {counts.Count(count => count > 1)} of them twice; "
                + $"in flight at a kill: {company.Kills.Sum(kill => kill.InFlight.Count(one => one.Matter == matter))}");
        }

        output.WriteLine(
            $"Ballots: {answered.Count} acknowledged, {respondents.Unseen} of them unseen and sent again, {respondents.Lost} of these lost; "
            + $"asked to try again: {respondents.Apologies}");
    }

    /// <summary>Once, on Monday, in their own hours; again only when the program died over it.</summary>
    public void AssertAsked()
    {
        foreach (var one in people.People)
        {
            AssertCount(one, Matter.Asked, 1, 1 + TimesInFlight(one, Matter.Asked));
            AssertAtWork(one, Matter.Asked, Monday);
        }
    }

    /// <summary>A day later, and two days after that, each in working hours; not after the answer, nor after the close.</summary>
    public void AssertReminded(Instant closesAt)
    {
        foreach (var one in people.People)
        {
            AssertReminded(one, Matter.Reminded, Monday.PlusDays(1), Duration.FromHours(24));
            AssertReminded(one, Matter.RemindedAgain, Monday.PlusDays(3), Duration.FromHours(72));
            Assert.All(company.Mailboxes.Of(one).Where(message => message.Matter != Matter.Results), message => Assert.True(message.At < closesAt));
        }
    }

    /// <summary>Once, and nobody before the hour.</summary>
    public void AssertTold(Instant publishedAt)
    {
        foreach (var one in people.People)
        {
            AssertCount(one, Matter.Results, TimesInFlight(one, Matter.Results) > 0 ? 0 : 1, 1);
            AssertWithin(one, Matter.Results, publishedAt, ResultsHour);
        }
    }

    private void AssertReminded(Employee one, Matter reminder, LocalDate day, Duration after)
    {
        var due = Opening(one, Monday) + after;
        var isWanted = !answered.TryGetValue(one.Id, out var at) || at > due;
        // Better none than two: what was in flight is not sent again.
        AssertCount(one, reminder, isWanted && TimesInFlight(one, reminder) == 0 ? 1 : 0, isWanted ? 1 : 0);
        AssertWithin(one, reminder, due, Latest);
        AssertAtWork(one, reminder, day);
    }

    private void AssertCount(Employee one, Matter matter, int least, int most)
    {
        var times = company.Mailboxes.Of(one, matter).Select(message => message.At).ToList();
        Assert.True(times.Count >= least && times.Count <= most, $"{one.Id} in {one.Zone}: {matter} {least} to {most} times, but at [{string.Join(", ", times)}]");
    }

    private void AssertWithin(Employee one, Matter matter, Instant from, Duration limit) =>
        Assert.All(
            company.Mailboxes.Of(one, matter),
            message => Assert.True(message.At >= from && message.At <= from + limit, $"{one.Id} in {one.Zone}: {matter} at {message.At}, not within {limit} of {from}"));

    private void AssertAtWork(Employee one, Matter matter, LocalDate day)
    {
        foreach (var message in company.Mailboxes.Of(one, matter))
        {
            var local = message.At.InZone(DateTimeZoneProviders.Tzdb[one.Zone]).LocalDateTime;
            Assert.True(local.Date == day && local.TimeOfDay >= From && local.TimeOfDay < To, $"{one.Id} in {one.Zone}: {matter} at {local}");
        }
    }

    private int TimesInFlight(Employee one, Matter matter) => company.Kills.Count(kill => kill.InFlight.Contains((one.Id, matter)));

    private static Instant Opening(Employee one, LocalDate day) => day.At(From).InZoneStrictly(DateTimeZoneProviders.Tzdb[one.Zone]).ToInstant();
}
