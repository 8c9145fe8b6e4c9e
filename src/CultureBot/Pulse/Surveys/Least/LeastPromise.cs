using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>What is promised to people before they answer, at the least.</summary>
/// <param name="ForFives">Fives are published from so many answers on.</param>
/// <param name="ForBands">Bands, Recommend and comments from so many.</param>
/// <param name="Least">What the house and the configuration promise: neither can become lower.</param>
/// <param name="Words">As people read it on a survey.</param>
/// <param name="Revision">What a change has to have seen.</param>
public sealed record LeastPromise(int ForFives, int ForBands, Promise Least, ChatText Words, long Revision);

/// <summary>How many teams could be shown with other numbers, if all their people answered.</summary>
/// <param name="Teams">Teams with anybody in them.</param>
/// <param name="WithoutFives">Those that are smaller than what Fives need.</param>
/// <param name="WithoutBands">Those that are smaller than what bands need.</param>
public sealed record PromisedTeams(int Teams, int WithoutFives, int WithoutBands);
