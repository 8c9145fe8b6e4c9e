using System.Globalization;
using CultureBot.Web.Demo;
using NodaTime;

namespace CultureBot.Web.Tests.Demo;

public sealed class DemoHistoryTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 21, 30);

    private static readonly string[] Values = ["ownership", "teamwork", "care", "craft", "learning", "candor"];

    private static readonly DemoKudos[] History = [.. new DemoHistory(Now, [.. Values]).Write()];

    [Fact]
    public void There_are_sixty_people_in_eight_teams_and_four_time_zones()
    {
        Assert.Equal(60, DemoPeople.All.Length);
        Assert.Equal(8, DemoPeople.Teams.Length);
        Assert.Equal(4, DemoPeople.All.Select(p => p.TimeZone).Distinct().Count());
        Assert.All(DemoPeople.Teams, team => Assert.Single(team.People, p => p.IsManager));
        Assert.All(DemoPeople.All, person => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.TimeZone)));
    }

    [Fact]
    public void No_name_handle_or_address_is_there_twice()
    {
        var everybody = DemoPeople.All.Append(DemoPeople.Guest).ToArray();
        Assert.Distinct(everybody.Select(p => p.Name));
        Assert.Distinct(everybody.Select(p => p.Handle));
        Assert.Distinct(everybody.Select(p => p.Email));
        Assert.Distinct(everybody.Select(p => p.ExternalId));
        Assert.All(everybody, p => Assert.EndsWith(".example", p.Email, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_moment_gives_the_same_history()
    {
        var again = new DemoHistory(Now, [.. Values]).Write();
        Assert.Equal(History.Select(k => (k.Id, k.Words, k.At, k.Giver)), again.Select(k => (k.Id, k.Words, k.At, k.Giver)));
    }

    [Fact]
    public void Twelve_weeks_end_now_and_two_of_them_are_quiet()
    {
        Assert.InRange(History.Length, 330, 370);
        Assert.All(History, k => Assert.InRange(k.At, Now - Duration.FromDays(84), Now));
        var weeks = History.GroupBy(k => (int)(Now - k.At).TotalDays / 7).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(12, weeks.Count);
        Assert.Equal(2, weeks.Values.Count(count => count < 20));
    }

    [Fact]
    public void People_thank_others_in_their_own_working_hours()
    {
        Assert.All(History, k =>
        {
            var local = k.At.InZone(DateTimeZoneProviders.Tzdb[k.Giver.TimeZone]);
            Assert.InRange(local.Hour, 8, 17);
            Assert.InRange((int)local.DayOfWeek, 1, 5);
            Assert.DoesNotContain(k.Giver, k.Recipients);
            Assert.NotEmpty(k.Recipients);
            Assert.Distinct(k.Recipients);
        });
    }

    [Fact]
    public void Words_are_whole_sentences_and_never_the_same_twice()
    {
        Assert.Distinct(History.Select(k => k.Words));
        Assert.All(History, k =>
        {
            Assert.True(new StringInfo(k.Words).LengthInTextElements >= 20, k.Words);
            Assert.DoesNotContain('{', k.Words);
            Assert.DoesNotContain('⏎', k.Words);
        });
        Assert.Contains(History, k => k.Words.Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_something_of_everything_a_digest_tells()
    {
        Assert.Contains(History, k => k.Group is not null);
        Assert.Contains(History, k => k.Recipients.Length > 1);
        Assert.Equal(4, History.Select(k => k.Visibility).Distinct().Count());
        Assert.Equal(Values.Order(), History.SelectMany(k => k.Values).Distinct().Order());
        var thisWeek = History.Where(k => k.At > Now - Duration.FromDays(7)).Select(k => k.Giver).ToHashSet();
        var before = History.Where(k => k.At <= Now - Duration.FromDays(7)).Select(k => k.Giver).ToHashSet();
        Assert.True(thisWeek.Except(before).Any(), "nobody thanks for the first time this week");
        var perPerson = DemoPeople.All.ToDictionary(p => p, p => History.Count(k => k.Recipients.Contains(p)));
        Assert.Contains(perPerson, p => p.Value is > 0 and <= 4);
    }

    [Theory]
    [InlineData("2026-11-23T00:10:00Z")]
    [InlineData("2026-11-22T23:59:00Z")]
    [InlineData("2027-03-28T01:30:00Z")]
    [InlineData("2026-12-31T12:00:00Z")]
    public void It_can_begin_at_any_moment(string moment)
    {
        var now = NodaTime.Text.InstantPattern.General.Parse(moment).Value;
        var history = new DemoHistory(now, [.. Values]).Write();
        Assert.All(history, k => Assert.True(k.At < now));
        Assert.Distinct(history.Select(k => k.Id));
    }

    [Fact]
    public void Other_values_are_used_when_others_are_configured()
    {
        var history = new DemoHistory(Now, ["courage"]).Write();
        Assert.Equal(["courage"], history.SelectMany(k => k.Values).Distinct());
    }
}
