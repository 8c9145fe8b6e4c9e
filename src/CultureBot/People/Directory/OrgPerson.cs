using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>Somebody of the organization: an active full member of a connected workspace, or somebody HR knows who has not left.</summary>
public sealed record OrgPerson
{
    public required PersonId Id { get; init; }

    /// <summary>As HR writes it, else as an account has it, else their address.</summary>
    public required string Name { get; init; }

    /// <summary>Their manager, who is of the organization, too: by HR, else by a platform. Null puts them directly below the company.</summary>
    public PersonId? ManagerId { get; init; }

    /// <summary>False when a platform names the manager, of whom only the present is known.</summary>
    public bool IsManagerFromHr { get; init; }

    /// <summary>HR has said something of them.</summary>
    public bool IsInDirectory { get; init; }

    /// <summary>They have an account that takes direct messages.</summary>
    public bool IsReachable { get; init; }

    /// <summary>Null when HR does not say.</summary>
    public LocalDate? StartDate { get; init; }

    /// <summary>Team, location, country, time_zone, and what else HR's files had, by field; without birthdays and start dates.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The days since they started; null when that is not known or still ahead.</summary>
    public int? TenureDaysOn(LocalDate day) => StartDate is { } start && start <= day ? Period.DaysBetween(start, day) : null;
}
