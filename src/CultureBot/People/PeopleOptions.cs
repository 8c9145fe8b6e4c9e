namespace CultureBot.People;

/// <summary>How people are read from their platform.</summary>
public sealed class PeopleOptions
{
    /// <summary>The label of the profile field that names somebody's manager (<c>Slack:ManagerField</c>); empty: not asked for.</summary>
    public string ManagerField { get; set; } = "Manager";

    /// <summary>The pause between two questions for a manager: Slack's users.profile.get takes about 100 a minute.</summary>
    public TimeSpan ManagerPause { get; set; } = TimeSpan.FromMilliseconds(650);
}
