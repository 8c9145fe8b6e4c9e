using CultureBot.People.Directory;

namespace CultureBot.Web.Pages.Directory;

/// <summary>What was typed of a leave.</summary>
public sealed record LeaveForm
{
    public static LeaveForm Empty { get; } = new();

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    /// <summary>The first day of the leave that it changes; empty for a new one.</summary>
    public string Instead { get; init; } = "";

    /// <summary>Null when nothing is wrong with it.</summary>
    public LeaveRefusal? Refusal { get; init; }

    public static LeaveForm Read(IFormCollection posted) =>
        new() { From = posted["from"].ToString(), To = posted["to"].ToString(), Instead = posted["instead"].ToString() };
}
