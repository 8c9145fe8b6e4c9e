namespace CultureBot.Hooks;

/// <summary>The section <c>Hooks</c>.</summary>
public sealed record HookOptions
{
    /// <summary>Events may go to private addresses, too: to a program in the same network.</summary>
    public bool AllowPrivate { get; init; }
}
