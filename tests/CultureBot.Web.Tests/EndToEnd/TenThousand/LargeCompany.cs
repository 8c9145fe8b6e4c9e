using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CultureBot.Testing.Slack;
using CultureBot.Testing.Teams;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>A company in four time zones, six of ten in Slack and the others in Teams; everybody leads ten others as long as there are any.</summary>
internal sealed class LargeCompany
{
    /// <summary>The team that everybody in Teams is in.</summary>
    public const string Team = "19:everybody@thread.tacv2";

    private const int Reports = 10;
    private const int OnSlackOfTen = 6;

    private static readonly (string Country, string Zone)[] Places =
        [("US", "America/Los_Angeles"), ("DE", "Europe/Berlin"), ("IN", "Asia/Kolkata"), ("NZ", "Pacific/Auckland")];

    public LargeCompany(int people)
    {
        People = [.. Enumerable.Range(0, people).Select(Make)];
        ById = People.ToImmutableDictionary(one => one.Id, StringComparer.Ordinal);
    }

    public ImmutableArray<Employee> People { get; }

    public ImmutableDictionary<string, Employee> ById { get; }

    public void MoveIn(FakeSlackState slack, FakeTeamsState teams)
    {
        foreach (var one in People.Where(one => !one.IsOnTeams)) slack.AddUser(one.Id, one.Email.Split('@')[0], timeZone: "Etc/UTC");
        slack.AddChannel("C0GENERAL", "general", isGeneral: true).Members = People.Length;
        List<FakeTeamsPerson> inTeams = [];
        foreach (var one in People.Where(one => one.IsOnTeams))
        {
            var person = teams.AddPerson(one.Id, one.TeamsName + " Teams");
            person.EntraId = SignedActivities.EntraId(one.TeamsName);
            inTeams.Add(person);
        }

        teams.AddTeam(Team, "Everybody", inTeams);
    }

    /// <summary>What HR knows, as it is imported.</summary>
    public string File()
    {
        var file = new StringBuilder("email,name,manager_email,country,time_zone\n");
        foreach (var one in People)
        {
            var manager = one.Number == 0 ? "" : People[(one.Number - 1) / Reports].Email;
            file.Append(CultureInfo.InvariantCulture, $"{one.Email},Person {one.Number},{manager},{one.Country},{one.Zone}\n");
        }

        return file.ToString();
    }

    private static Employee Make(int number)
    {
        var (country, zone) = Places[number % Places.Length];
        var isOnSlack = number / Places.Length % 10 < OnSlackOfTen;
        var name = string.Create(CultureInfo.InvariantCulture, $"{(isOnSlack ? 's' : 't')}{number:D5}");
        return new(number, isOnSlack ? "U" + name.ToUpperInvariant() : Employee.TeamsId + name, name + "@example.com", country, zone);
    }
}
