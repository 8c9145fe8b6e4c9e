using System.Security.Cryptography;

namespace CultureBot.Kudos;

/// <summary>
/// Chooses the few kudos that a digest tells in full: those that say something, from different people about different
/// people, by lot among equals — never by who was thanked most.
/// </summary>
internal static class KudosStories
{
    public static IReadOnlyList<Kudos> Choose(IReadOnlyList<Kudos> kudos, int most)
    {
        var chosen = new List<Kudos>();
        foreach (var candidate in kudos.OrderBy(Thinness).ThenBy(Lot).ThenBy(k => k.Id.Value))
        {
            if (chosen.Count == most) break;
            if (!chosen.Exists(c => Overlap(c, candidate))) chosen.Add(candidate);
        }

        return [.. chosen.OrderBy(k => k.CreatedAt).ThenBy(k => k.Id.Value)];
    }

    /// <summary>0 for a paragraph that tells a story, 1 for a sentence or an essay, 2 for less.</summary>
    private static int Thinness(Kudos kudos) =>
        KudosText.IsThin(kudos.Words) ? 2 : kudos.Words.Length is >= 60 and <= 600 ? 0 : 1;

    // The same for the same kudos each time, so that an update does not shuffle the stories.
    private static ulong Lot(Kudos kudos) => BitConverter.ToUInt64(SHA256.HashData(kudos.Id.Value.ToByteArray()));

    private static bool Overlap(Kudos one, Kudos other) =>
        one.GiverId == other.GiverId || one.Recipients.Any(r => other.Recipients.Any(o => o.AccountId == r.AccountId));
}
