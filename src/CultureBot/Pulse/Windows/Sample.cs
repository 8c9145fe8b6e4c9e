using System.Security.Cryptography;

namespace CultureBot.Pulse;

/// <summary>
/// Draws a window's sample by HMAC-SHA256 of window and person: every person is as likely as any other, another window draws others,
/// and a launch that is taken up again draws the same.
/// </summary>
internal static class Sample
{
    /// <returns>At most so many, in the order they came in.</returns>
    public static IReadOnlyList<WindowMember> Draw(IReadOnlyList<WindowMember> members, WindowId window, int size)
    {
        if (members.Count <= size) return members;

        var key = window.Value.ToByteArray();
        var drawn = members
            .Select(member => (member.PersonId, Lot: Convert.ToHexString(HMACSHA256.HashData(key, member.PersonId.Value.ToByteArray()))))
            .OrderBy(one => one.Lot, StringComparer.Ordinal)
            .Take(size)
            .Select(one => one.PersonId)
            .ToHashSet();
        return [.. members.Where(member => drawn.Contains(member.PersonId))];
    }
}
