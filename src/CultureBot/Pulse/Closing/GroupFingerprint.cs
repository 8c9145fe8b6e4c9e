using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CultureBot.Privacy;

namespace CultureBot.Pulse;

/// <summary>
/// What is kept of who was in a published group, so that the survey's next window can tell whether they are still the same people:
/// a keyed hash of all of them together, and of the company how many fall into each of some buckets. The snapshot itself is gone, and
/// without <c>Secrets:Key</c> nobody can check a guess; after a change of that key nothing is comparable, once.
/// </summary>
internal sealed record GroupFingerprint
{
    /// <summary>What the key of the hashes is made for.</summary>
    public const string Purpose = "group-fingerprint";

    private const int Buckets = 64;

    public required string GroupId { get; init; }

    /// <summary>HMAC-SHA256 of the persons in their order.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>Of the company: 64 counts of 32 bits; null for other groups.</summary>
    public byte[]? BucketCounts { get; init; }

    /// <summary>Of the company and every group of the tree that is published.</summary>
    /// <param name="members">In the order of persons.</param>
    /// <param name="people">How they are counted.</param>
    /// <param name="published">The groups of the ledger.</param>
    /// <param name="key">Of the hashes.</param>
    public static ImmutableArray<GroupFingerprint> Of(
        IReadOnlyList<WindowMember> members, CountedPeople people, ImmutableArray<PublishedGroup> published, byte[] key)
    {
        var tree = people.Tree;
        var hashes = new Dictionary<int, IncrementalHash>();
        foreach (var group in published.Where(group => group.Kind is PublishedGroupKind.Company or PublishedGroupKind.Tree))
            hashes[tree.Find(group.GroupId)!.Value] = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        var buckets = new int[Buckets];
        Span<byte> id = stackalloc byte[16];
        foreach (var member in members)
        {
            if (people.Find(member.GroupId, "") is not { } place) continue;
            member.PersonId.Value.TryWriteBytes(id, bigEndian: true, out _);
            buckets[HMACSHA256.HashData(key, id)[0] % Buckets]++;
            for (var group = place.Group; group != GroupTree.None; group = tree.Parents[group])
            {
                if (hashes.TryGetValue(group, out var hash)) hash.AppendData(id);
            }
        }

        return [.. hashes.Select(hash => new GroupFingerprint
        {
            GroupId = tree.Ids[hash.Key],
            Digest = Finish(hash.Value),
            BucketCounts = hash.Key == 0 ? MemoryMarshal.AsBytes(buckets.AsSpan()).ToArray() : null,
        })];
    }

    /// <summary>
    /// Nobody when they are the same people. Of the company at least so many as its buckets show, when those are enough for a trend
    /// both ways; otherwise it is not known, and there is none.
    /// </summary>
    public (int Joined, int Departed)? ChangesSince(GroupFingerprint before)
    {
        if (Digest.AsSpan().SequenceEqual(before.Digest)) return (0, 0);
        if (BucketCounts is null || before.BucketCounts is null) return null;
        var now = MemoryMarshal.Cast<byte, int>(BucketCounts);
        var then = MemoryMarshal.Cast<byte, int>(before.BucketCounts);
        var (joined, departed) = (0, 0);
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            joined += Math.Max(0, now[bucket] - then[bucket]);
            departed += Math.Max(0, then[bucket] - now[bucket]);
        }

        return joined >= Promise.LeastForFives && departed >= Promise.LeastForFives ? (joined, departed) : null;
    }

    private static byte[] Finish(IncrementalHash hash)
    {
        using (hash) return hash.GetHashAndReset();
    }
}
