using System.Collections.Immutable;

namespace CultureBot.Web.Demo;

/// <param name="Team">Whose people are thanked.</param>
/// <param name="Tag">The value it shows, one of the default ones.</param>
/// <param name="Words">What was said; <c>{slot}</c> is filled from <see cref="DemoStories.Slots"/>.</param>
/// <param name="Language">Who would say it: <c>en</c> for anybody.</param>
internal sealed record DemoStory(string Team, string Tag, string Words, string Language);

/// <summary>What people of the demo company thank each other for, written for it.</summary>
internal static class DemoStories
{
    private const string Text = """
        # Front Desk
        care|You noticed that our {guest} had been waiting {minutes} minutes and brought tea before anybody asked. They mentioned it twice in the meeting.
        ownership|Covered the phones while I was out with my kid. Not one call to {client} went unanswered.
        teamwork|Badges, wifi codes and a printed map for all {count} visitors, ready before the bus arrived. The workshop started on time for once.
        craft|The new sign-in sheet takes a minute instead of five. My {guest} thought we had bought something expensive 🙂
        care|Stayed until the courier came so that the {part} did not spend the weekend outside. It was at the customer's on Monday at eight.
        candor|Told me plainly that my visitor list was a mess, and then showed me the format that works. The next one took you seconds to check.
        ownership|The lift was stuck and the lobby was full. You split the crowd, called Facilities and walked {guest} up yourself. I only heard about it afterwards.
        learning|Sat down with our new people and went through every odd door in the building. They found {room} alone the next day.
        care=de|Danke, dass du den Besuch von {firm} so herzlich empfangen hast, obwohl ich im Stau stand. Sie waren bester Laune, als ich endlich da war.
        care=mi|Ngā mihi nui for the welcome you gave the group from {firm}. They felt at home before the first slide.
        # IT Help
        ownership|My laptop died {minutes} minutes before the call with {client}. You had a spare on my desk in ten, with my files on it.
        craft|The new sign-in no longer asks me three times a morning. That is {count} people who start their day without swearing.
        care|You explained the change in {system} to me without once making me feel slow. I have since explained it to two others.
        teamwork|Stayed on the line through the whole {system} outage and wrote down each step. ⏎ Because of that the night team had it back in {minutes} minutes, not two hours.
        learning|Your short lunch session about {system} saved me a day this week. I finally dare to use the filters.
        candor|Thanks for saying clearly that the date for {system} could not hold. We moved the training instead of finding out in front of {count} people.
        ownership|A customer's tablet was locked at a site with no signal. You called the technician back at six in the evening and talked them through it. The visit counted.
        craft|Replaced the macro in our {report} with something that people can read. It has not failed since.
        care|Noticed that I had opened the same ticket three times and came by. Turned out it was the dock. Fixed, and I feel less silly now.
        teamwork=de|Am Montag war das VPN weg und ihr wart schneller da als meine Fehlermeldung. Danke euch, die Lieferscheine gingen noch vor zehn raus!
        craft=es|Gracias por arreglar el acceso al VPN antes de mi turno. Pude atender a {firm} sin pedirle que volviera a llamar.
        # Facilities
        ownership|Water under the door of {room} at seven in the morning. By nine it was dry, and nobody in the training knew.
        care|You moved my desk away from the draught before I had finished asking. My back says thanks.
        teamwork|Set up {room} for {count} people, then stayed and set it back. The evening class could start straight away.
        craft|The loading door closes by itself again. The night shift no longer works in winter coats ❄️
        ownership|Found out why {room} was always cold: a valve from ten years ago. Three teams have stopped bringing blankets.
        learning|Showed me how to read the energy dashboard. We switched two machines off and nobody missed them.
        candor|You told us that the move date was too tight and what it would cost. We listened, and nothing was broken.
        care|The ramp was ready one day before our colleague came back on crutches. She did not have to ask.
        teamwork=de|Umzug von {count} Plätzen an einem Freitag, und am Montag lief jeder Bildschirm. Großartig gemacht, danke!
        care=mi|Tēnā koe! You fixed the heater by the east stairwell before the morning team came in. He tino pai tō mahi.
        # Finance
        craft|The new {report} fits one page and I understood it at first reading. I decided something because of it.
        care|Chased my refund from {client} for a week and never made it feel like a favour. The money was there before my rent was due.
        ownership|Found the duplicate invoice before it was paid. {client} thanked us, and so do I.
        teamwork|Closed the month with us on the phone instead of by mail. We were done a day early and I had dinner at home.
        learning|Walked our team through cost centres with real examples from {site}. Half of our questions are gone.
        candor|You said no to my budget line and explained why in two sentences. I came back with a better one.
        ownership|A payroll file failed on a Friday evening. You stayed, fixed it, and {count} people were paid on time without ever knowing.
        craft|Expense claims used to take me an hour. With your template it is {minutes} minutes, receipts and all.
        care=es|Me ayudaste con los gastos del viaje a {town} con mucha paciencia. Me los pagaron esa misma semana, ¡gracias!
        ownership=de|Danke, dass du bei der Rechnung von {firm} so hartnäckig geblieben bist. Die Gutschrift ist heute gekommen.
        # People
        care|You called me on my first day just to ask how lunch was. I knew whom to ask after that.
        ownership|The contract for our new technician was ready the evening before. She could go out with the van on day one.
        teamwork|Rebuilt the interview plan with us in one afternoon. Candidates from {site} now hear back within two days.
        learning|Your workshop about hard conversations was worth the trip. I had mine on Tuesday, and it went well.
        craft|The onboarding checklist is finally in an order that makes sense. Our new colleague answered calls alone in week two.
        candor|Thanks for telling me how my mail had sounded. I apologised, and we are fine again.
        care|When my father was ill you sorted the leave within an hour and told me not to think about it. I did not have to.
        teamwork|You sat with both teams until the on-call rota was fair. First quiet weekend in months for {count} of us.
        learning=de|Das Training für neue Teamleitungen war konkret und ehrlich. Ich habe am nächsten Tag zwei Dinge anders gemacht.
        care=mi|Kia ora! You made time for my question between two flights. It changed how I planned the month for {town}.
        # Logistics
        ownership|The {part} for {client} was on the wrong truck. You found it at a rest stop and had it turned round. It arrived with an hour to spare.
        craft|The new shelf labels can be read from the forklift. We picked {count} orders yesterday without one mix-up.
        teamwork|Loaded two vans with us at five in the morning so that {site} could open. You did not have to, and it mattered.
        care|You called the customer yourself to say that we would be {minutes} minutes late. They were calm when I got there.
        ownership|Held the last flight's pallet open for our return from {site}. That saved {client} three days.
        learning|Taught me how customs codes work with a box of biscuits. I have not got one wrong since 🍪
        candor|Said early that the {part} would not make it, so we borrowed one. Nobody at {client} noticed a thing.
        craft|Your packing list now says what is inside in words. I stopped opening boxes to look.
        teamwork=de|Wegen Glatteis standen drei Touren. Ihr habt alles umgeplant, und {firm} hatte die Ware trotzdem am selben Tag. Danke!
        ownership=es|Encontraste el envío de {firm} un viernes a las siete de la tarde. El lunes pudieron abrir. ¡Mil gracias!
        care=mi|Ngā mihi for waiting with the truck until our crew was back from {town}. Everyone got home safely.
        # Customer Care
        care|You stayed with one upset caller for {minutes} minutes. ⏎ Today {client} wrote that they are staying with us, and that it was because of you.
        craft|Your note on the {client} case was so clear that I could call back without asking anything twice.
        ownership|Nobody knew whose ticket it was. You took it, found the {part}, and told the customer the truth about the date.
        teamwork|Took the whole queue so that we could all be at the farewell. I know what a Thursday is like.
        learning|Shared three recordings where it went wrong for you, so that it goes right for us. That took courage.
        candor|You told us what customers really say about {system}. Not nice to hear, and we fixed two of the five today.
        care|Remembered that our contact at {client} cannot hear well and wrote instead of calling. She noticed.
        ownership|Called me from the night shift because a site visit could not work as planned. You saved me a drive of {count} miles.
        craft|The answer template for late deliveries sounds like a person now. Fewer second calls this week, I counted.
        teamwork|Swapped shifts with {count} hours' notice so that I could see my daughter's concert. She played all the right notes 🎵
        care=de|Du hast {firm} so ruhig erklärt, was passiert ist, dass am Ende gelacht wurde. Das hat uns den Auftrag gerettet.
        care=es|Hablaste con {firm} en español durante {minutes} minutos y lo resolviste todo. Yo no habría podido, gracias.
        # Field Service
        ownership|Drove back to {site} after hours because one reading looked odd. It was a leak, and now it is not.
        craft|Your photo report of the {part} was so good that the manufacturer accepted the claim in a day.
        teamwork|You lent us your van and your Saturday morning. {client} had heating before the cold night.
        care|Took off your boots, fixed the {part}, and explained to an old lady how it works. She called us only to say thanks.
        learning|Took me along to {site} and let me do the second one alone. I have done four since.
        candor|Told the customer that the repair would not last and why. They ordered the new {part}, and trust us more.
        ownership|Found that {client} had the wrong {part} in the records and corrected all {count} of them. The next visit took half the time.
        craft|The route you planned cut {minutes} minutes from every tour. We were back before dark all week.
        teamwork=de|Danke fürs Einspringen am Samstag! Ohne dich hätte {firm} übers Wochenende ohne Strom dagestanden.
        teamwork=mi|Ka rawe! The two of us would not have lifted that {part} without you. {firm} was running again by noon.
        """;

    /// <summary>What the slots of the stories are filled with; all invented.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Slots { get; } =
        ImmutableDictionary.CreateRange<string, ImmutableArray<string>>(
        [
            new("client", ["Harrow & Pike", "the Lindmoor clinic", "Kestrel Foods", "the Bayside school", "Orrin Textiles", "Nordhafen", "the Alder Street library", "Pukeko Dairy", "Vellum Press", "the Quarry Road depot"]),
            new("firm", ["Nordhafen", "Kestrel Foods", "Orrin Textiles", "Vellum Press", "Pukeko Dairy", "Harrow & Pike"]),
            new("town", ["Lindmoor", "Quarry Road", "Westfall", "Alder Street"]),
            new("guest", ["visitor from Nordhafen", "auditor", "interview candidate", "supplier", "guest from Kestrel Foods", "inspector"]),
            new("site", ["Lindmoor", "Quarry Road", "the harbour site", "Alder Street", "Westfall", "the Bayside school", "Ōtira"]),
            new("room", ["the Heron room", "the training room", "the east stairwell", "the Willow room", "the small kitchen", "the archive"]),
            new("system", ["the ticket system", "the phone system", "the VPN", "the route planner", "the stock list", "the time sheet", "the print queue"]),
            new("part", ["pump", "control board", "compressor", "door motor", "heat exchanger", "scanner", "replacement filter", "gateway"]),
            new("report", ["monthly report", "cost overview", "stock report", "call summary", "travel statement"]),
            new("minutes", ["15", "20", "25", "30", "35", "40", "45", "50"]),
            new("count", ["12", "14", "18", "22", "26", "30", "34", "40", "48"]),
        ]);

    /// <summary>One more sentence that some givers add, on its own line.</summary>
    public static ImmutableArray<string> Endings { get; } =
        [
            "It made my week.", "I would have missed the deadline without you.", "That is how I want us to work.", "You made it look easy.",
            "Next coffee is on me ☕", "I told my whole team about it.", "Nobody asked you to. You just did it.", "I learned something, too.",
            "The customer noticed, and so did I.", "Monday was a good day because of you.", "Please never stop doing this.", "It would have taken me until evening.",
            "Half the building owes you one.", "I am glad that you are here.",
        ];

    public static ImmutableArray<DemoStory> All { get; } = Read();

    private static ImmutableArray<DemoStory> Read()
    {
        var stories = ImmutableArray.CreateBuilder<DemoStory>();
        var team = "";
        foreach (var line in Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                team = line[2..];
                continue;
            }

            var (about, words) = Halves(line, '|');
            var (tag, language) = Halves(about, '=');
            stories.Add(new(team, tag, words.Replace(" ⏎ ", "\n", StringComparison.Ordinal), language.Length > 0 ? language : "en"));
        }

        return stories.ToImmutable();
    }

    private static (string Left, string Right) Halves(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
