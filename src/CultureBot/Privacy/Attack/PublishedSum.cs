using System.Runtime.InteropServices;

namespace CultureBot.Privacy.Attack;

/// <summary>One published figure: the sum of what these people answered, one bit a person.</summary>
/// <param name="Question">What was asked, when and how it is counted; figures of different ones have no unknown in common.</param>
/// <param name="Added">Whose answers it has in it.</param>
/// <param name="TakenOff">Whose it has with a minus sign, in a difference of two windows.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PublishedSum(int Question, UInt128 Added, UInt128 TakenOff = default)
{
    /// <summary>1, −1 or 0 for a person.</summary>
    public int Sign(int person)
    {
        if (((Added >> person) & 1) == 1) return 1;
        return ((TakenOff >> person) & 1) == 1 ? -1 : 0;
    }

    public static int Count(UInt128 people) => (int)UInt128.PopCount(people);
}
