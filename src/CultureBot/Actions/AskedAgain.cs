namespace CultureBot.Actions;

/// <summary>A team was asked again whether what was done has helped, and this is published of it.</summary>
/// <param name="Window">The window that asked.</param>
/// <param name="Fives">How many gave a five: it has helped.</param>
/// <param name="N">How many answered.</param>
public sealed record AskedAgain(ReleasedWindowId Window, int Fives, int N);
