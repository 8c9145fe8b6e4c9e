using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary>How often one person thanked another; the same text again does not count.</summary>
/// <param name="Giver">Who thanked.</param>
/// <param name="Recipient">Whom: somebody else.</param>
/// <param name="Thanks">At least 1.</param>
internal sealed record ThanksPair(PersonId Giver, PersonId Recipient, int Thanks);
