using System.Security.Cryptography;

namespace CultureBot.Benchmarks;

/// <summary>What opening ballots cannot go below: one agreement of keys for each, with nothing read, derived, decrypted or counted, on all cores.</summary>
internal static class AgreementFloor
{
    private const int Measured = 20_000;

    /// <summary>Processor time for so many agreements, from a share of them.</summary>
    public static TimeSpan For(int agreements)
    {
        var (from, to) = Measure(own => own.DeriveRawSecretAgreement);
        return (to.Processor - from.Processor) * ((double)agreements / Measured);
    }

    /// <summary>The same with the other half made from the point in the ballot each time, as whoever opens one has to.</summary>
    public static TimeSpan WithImportFor(int agreements)
    {
        var (from, to) = Measure(own => other =>
        {
            using var imported = ECDiffieHellman.Create(other.ExportParameters());
            using var key = imported.PublicKey;
            return own.DeriveRawSecretAgreement(key);
        });
        return (to.Processor - from.Processor) * ((double)agreements / Measured);
    }

    private static (Moment From, Moment To) Measure(Func<ECDiffieHellman, Func<ECDiffieHellmanPublicKey, byte[]>> agreeing)
    {
        var from = Moment.Now();
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            using var key = other.PublicKey;
            var agree = agreeing(own);
            for (var i = 0; i < Measured / Environment.ProcessorCount; i++) agree(key);
        });
        return (from, Moment.Now());
    }
}
