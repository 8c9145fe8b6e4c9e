using System.Security.Cryptography;
using CultureBot.Privacy.Sealing;
using Sodium;

namespace CultureBot.Benchmarks;

/// <summary>What opening ballots cannot go below: one agreement of keys for each, with nothing read, derived, decrypted or counted, on all cores.</summary>
internal static class AgreementFloor
{
    private const int Measured = 20_000;

    /// <summary>Processor time for so many agreements, from a share of them.</summary>
    public static TimeSpan For(int agreements)
    {
        var from = Moment.Now();
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            var own = RandomNumberGenerator.GetBytes(WindowKey.Length);
            var other = ScalarMult.Base(RandomNumberGenerator.GetBytes(WindowKey.Length));
            for (var i = 0; i < Measured / Environment.ProcessorCount; i++) ScalarMult.Mult(own, other);
        });
        return (Moment.Now().Processor - from.Processor) * ((double)agreements / Measured);
    }
}
