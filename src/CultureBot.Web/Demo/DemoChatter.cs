using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>What was said in the demo company's channels besides thank-yous, so that they look lived in.</summary>
internal static class DemoChatter
{
    // channel | who | days ago | local time | words
    private const string Lines = """
        C-general|marguerite|13|09:05|Our service week starts on Monday. Pick one team that helped you lately and tell them how it went.
        C-general|fenn|9|11:30|The summer party moves to the harbour site, same hour. Bring a jacket.
        C-general|ngaire|6|10:12|The lift in the east stairwell is out until Thursday. Tell me if you need a hand with anything heavy.
        C-general|marguerite|2|16:40|Thank you for the numbers of this month. The part I liked most was what customers wrote.
        C-random|dash|11|12:20|Found on route today: a sheep that would not let the van pass. We negotiated.
        C-random|hinemoa|8|13:02|Does anybody have a pie tin I could borrow until Sunday?
        C-random|ronan|7|09:45|Pie tin is on your desk, I want the first slice.
        C-random|imke|3|15:15|Lost: one green umbrella. Sentimental value, also it rains.
        C-random|otto|2|08:20|Umbrella found in truck four. It has seen Lindmoor.
        C-kudos|fenn|12|09:30|Reminder that this channel is for thank-yous. Say what happened and whom it helped, the rest is up to you.
        C-leads|marguerite|5|10:00|Please look at the quiet ones in your team this week. Some of them carry more than we see.
        C-leads|shirin|4|14:10|Can leads outside Customer Care join two calls a month? I keep a list.
        C-leads|tane|3|11:25|Field Service is in. It changed how we plan routes last time.
        C-team-front-desk|odalys|4|08:10|Two groups tomorrow at nine, 22 and 14 people. Bram takes the first.
        C-team-it-help|priyanka|3|09:00|The phone system is updated tonight. I am on call, Desmond is second.
        C-team-facilities|gideon|5|07:50|Heating test on the third floor at noon. It may smell of dust.
        C-team-finance|henrike|4|10:30|Month end is Tuesday. Send me whatever is still open, however ugly.
        C-team-people|fenn|6|15:00|Three people start on Monday. Ronan has the list of buddies.
        C-team-logistics|zanele|2|06:55|Ice on the Lindmoor road. Kwabena has the new tours, check before you load.
        C-team-customer-care|beatrix|3|09:20|Quiet morning so far. I said it out loud, sorry.
        C-team-field-service|tane|2|07:30|New gauges are in the parts room. Sabine has a list, take one each.
        """;

    public static IEnumerable<(Guid Id, string Channel, DemoPerson Author, string Words, Instant At)> Until(Instant now)
    {
        var number = 0;
        foreach (var line in Lines.Split('\n'))
        {
            var cells = line.Split('|');
            var author = DemoPeople.All.First(p => p.Handle == cells[1]);
            var zone = DateTimeZoneProviders.Tzdb[author.TimeZone];
            var date = now.InZone(zone).Date.PlusDays(-int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture));
            var time = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(cells[3]).Value;
            yield return (DemoIds.Chatter(++number), cells[0], author, cells[4], date.At(time).InZoneLeniently(zone).ToInstant());
        }
    }
}
