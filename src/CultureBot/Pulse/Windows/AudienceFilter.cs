using CultureBot.People.Directory;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Whether somebody is in an audience on a day: every condition that is set must hold. Values are compared without regard to case.</summary>
internal sealed class AudienceFilter(Audience audience, LocalDate today)
{
    private readonly HashSet<string> _teams = new(audience.Teams, StringComparer.OrdinalIgnoreCase);

    private readonly (string Field, HashSet<string> Values)[] _fields =
        [.. audience.Attributes.Select(field => (DirectoryFields.Normalize(field.Field), new HashSet<string>(field.Values, StringComparer.OrdinalIgnoreCase)))];

    public bool Includes(OrgPerson person) =>
        (_teams.Count == 0 || _teams.Contains(person.Attributes.GetValueOrDefault(DirectoryFields.Team, "")))
        && _fields.All(field => field.Values.Contains(person.Attributes.GetValueOrDefault(field.Field, "")))
        && IsTenureRight(person);

    // Who has no start date, or one to come, is left out as soon as tenure is asked for.
    private bool IsTenureRight(OrgPerson person) =>
        (audience.TenureFromDays is null && audience.TenureToDays is null)
        || (person.TenureDaysOn(today) is { } days && !(days < audience.TenureFromDays) && !(days > audience.TenureToDays));
}
