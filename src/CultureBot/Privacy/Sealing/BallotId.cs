using System.Security.Cryptography;

namespace CultureBot.Privacy.Sealing;

/// <summary>Names of ballots: 16 random bytes. An id that grows with time would tell who answered when.</summary>
internal static class BallotId
{
    public static Guid Create() => new(RandomNumberGenerator.GetBytes(16));
}
