using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>A window whose results everybody may see, in a line.</summary>
/// <param name="Window">Which.</param>
/// <param name="Survey">What it is called.</param>
/// <param name="PublishedAt">Since when.</param>
/// <param name="Answered">How many answered, and how many were asked; null where that is not published.</param>
/// <param name="Finding">What it found, in one sentence.</param>
/// <param name="Comments">How many comments are published.</param>
public sealed record PublishedPulse(WindowId Window, string Survey, Instant PublishedAt, (int Answered, int Invited)? Answered, ChatText Finding, int Comments);

/// <param name="Pulses">The newest first.</param>
/// <param name="HasMore">There are older ones.</param>
public sealed record PublishedPulses(System.Collections.Immutable.ImmutableArray<PublishedPulse> Pulses, bool HasMore);
