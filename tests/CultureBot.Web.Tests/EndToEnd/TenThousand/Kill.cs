using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>One end of the program.</summary>
/// <param name="Moment">What was going on.</param>
/// <param name="At">When, by the company's clock.</param>
/// <param name="IsClosing">The window was being counted.</param>
/// <param name="InFlight">Whose messages a platform was just taking: these alone may be there twice, or not at all.</param>
internal sealed record Kill(string Moment, Instant At, bool IsClosing, IReadOnlySet<(string Person, Matter Matter)> InFlight);
