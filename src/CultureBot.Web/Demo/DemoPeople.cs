using System.Collections.Immutable;

namespace CultureBot.Web.Demo;

/// <summary>Somebody of the demo company; every name is invented. The director has no team.</summary>
internal sealed record DemoPerson(
    string ExternalId, string Name, string Handle, string Team, string JobTitle, string TimeZone, string Locale, bool IsManager)
{
    public string Email { get; } = $"{Handle}@tidewater.example";
}

/// <summary>A team, which is also a user group and has a channel.</summary>
internal sealed record DemoTeam(string Name, string Handle, ImmutableArray<DemoPerson> People)
{
    public string GroupId { get; } = "S-" + Handle;

    public string ChannelId { get; } = "C-team-" + Handle;

    public DemoPerson Manager => People.First(p => p.IsManager);
}

/// <summary>The 60 people of the demo company in their 8 teams, a director above them, and one guest.</summary>
internal static class DemoPeople
{
    public const string BotId = "UBOT";
    public const string GuestId = "UGUEST";

    // The first of each team is its manager. Zones: L(os Angeles), N(ew York), B(erlin), A(uckland).
    private const string Roster = """
        # Front Desk
        Odalys Merriwether|odalys|Front Desk Manager|L
        Bram Okonjo|bram|Receptionist|L
        Keahi Lindqvist|keahi|Receptionist|L
        Nurit Vasquez-Bloom|nurit|Visitor Host|N
        Tamsin Achterberg|tamsin|Receptionist|B
        Wiremu Castellane|wiremu|Visitor Host|A
        # IT Help
        Priyanka Solheim|priyanka|IT Help Manager|N
        Desmond Fairweather-Ito|desmond|Support Analyst|N
        Leonie Krautwald|leonie|Support Analyst|B
        Jarek Obuya|jarek|Systems Administrator|B
        Ximena Thornbury|ximena|Support Analyst|L
        Hollis Nakagawa-Reed|hollis|Identity Engineer|L
        Aroha Pemberwick|aroha|Support Analyst|A
        Sunniva Adeyemi-Falk|sunniva|Device Technician|N
        # Facilities
        Gideon Marchetti-Lowe|gideon|Facilities Manager|N
        Paloma Underhay|paloma|Building Engineer|L
        Tobias Wendelstein|tobias|Building Technician|B
        Ngaire Fontanelle|ngaire|Workplace Coordinator|A
        Cassius Bello-Strand|cassius|Building Technician|N
        Imke Rasmussen-Diaw|imke|Workplace Coordinator|B
        Rosalind Teo-Hartley|rosalind|Space Planner|L
        # Finance
        Henrike Abendroth|henrike|Finance Manager|B
        Malachi Trevanion|malachi|Payables Specialist|N
        Soraya Whitlock-Amari|soraya|Expense Specialist|N
        Yusuf Dahlgren|yusuf|Controller|B
        Delphine Okafor-Ruiz|delphine|Payroll Specialist|L
        Te Ariki Bramwell|teariki|Purchasing Analyst|A
        # People
        Fennimore Castillo-Wu|fenn|Head of People|N
        Anneliese Mbeki-Roth|anneliese|People Partner|B
        Calla Yamazaki-Boyd|calla|Recruiter|L
        Ronan Sepulveda|ronan|Onboarding Specialist|N
        Mereana Goldfinch|mereana|People Partner|A
        Ulises Hargreave|ulises|Learning Designer|L
        # Logistics
        Zanele Birkholm|zanele|Logistics Manager|B
        Otto Villareal-Finch|otto|Warehouse Lead|B
        Marisol Thackery|marisol|Dispatcher|L
        Kwabena Lindenau|kwabena|Fleet Coordinator|B
        Juniper Alcazar|juniper|Dispatcher|N
        Rangi Whitcombe-Shaw|rangi|Warehouse Lead|A
        Solveig Baptiste|solveig|Customs Specialist|N
        Emeka Rosenthal-Vo|emeka|Inventory Analyst|L
        # Customer Care
        Beatrix Olawale-Hunt|beatrix|Customer Care Manager|L
        Thandeka Ellsworth|thandeka|Care Specialist|N
        Lorcan Mizrahi|lorcan|Care Specialist|N
        Inés Falkenrath|ines|Care Specialist|L
        Pascal Duarte-Njeri|pascal|Care Specialist|B
        Hinemoa Stanwick|hinemoa|Care Specialist|A
        Viggo Tanaka-Moss|viggo|Quality Coach|B
        Amaranta Kessler|amaranta|Care Specialist|L
        Jonty Abara-Finlay|jonty|Care Specialist|A
        Shirin Lockhart-Vega|shirin|Escalations Lead|N
        # Field Service
        Tane Hollander|tane|Field Service Manager|A
        Mireille Strand-Osei|mireille|Field Technician|N
        Dashiell Quiroga|dash|Field Technician|L
        Friedlinde Amoako|friede|Field Technician|B
        Kauri Beckenbauer-Lo|kauri|Field Technician|A
        Renata Silverwood|renata|Route Planner|L
        Ephraim Lindgaard|ephraim|Field Technician|N
        Sabine Torrealba|sabine|Parts Coordinator|B
        """;

    public static DemoPerson Director { get; } =
        new("U060", "Marguerite Ashdown-Kiri", "marguerite", "", "Director of Internal Services", Zone('N'), "en-US", IsManager: true);

    public static DemoPerson Guest { get; } =
        new(GuestId, "Corwin Estevane", "corwin", "", "Visiting Auditor", Zone('B'), "en-GB", IsManager: false);

    public static ImmutableArray<DemoTeam> Teams { get; } = ReadRoster();

    /// <summary>All 60, the director last; the guest and the bot are not among them.</summary>
    public static ImmutableArray<DemoPerson> All { get; } = [.. Teams.SelectMany(t => t.People), Director];

    /// <summary>Runs the demo installation.</summary>
    public static DemoPerson Administrator => All.First(p => p.Handle == "hollis");

    public static DemoPerson Hr => All.First(p => p.Handle == "fenn");

    /// <summary>Null for the director and the guest.</summary>
    public static DemoPerson? ManagerOf(DemoPerson person) =>
        person == Director || person == Guest ? null
        : person.IsManager ? Director
        : Teams.First(t => t.Name == person.Team).Manager;

    private static ImmutableArray<DemoTeam> ReadRoster()
    {
        var teams = ImmutableArray.CreateBuilder<DemoTeam>();
        var number = 0;
        foreach (var section in Roster.Split("# ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = section.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var people = lines.Skip(1).Select((line, i) => ReadPerson($"U{++number:000}", lines[0], line, isManager: i == 0));
            teams.Add(new(lines[0], lines[0].Replace(' ', '-').ToLowerInvariant(), [.. people]));
        }

        return teams.ToImmutable();
    }

    private static DemoPerson ReadPerson(string id, string team, string line, bool isManager)
    {
        var cells = line.Split('|');
        return new(id, cells[0], cells[1], team, cells[2], Zone(cells[3][0]), Locale(cells[3][0]), isManager);
    }

    private static string Zone(char letter) => letter switch
    {
        'L' => "America/Los_Angeles",
        'N' => "America/New_York",
        'B' => "Europe/Berlin",
        _ => "Pacific/Auckland",
    };

    private static string Locale(char letter) => letter switch
    {
        'B' => "de-DE",
        'A' => "en-NZ",
        _ => "en-US",
    };
}
