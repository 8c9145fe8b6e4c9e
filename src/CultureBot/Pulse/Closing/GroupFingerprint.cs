using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CultureBot.Privacy;

namespace CultureBot.Pulse;

/// <summary>
/// What is kept of who was in a published group, so that the survey's next window can tell whether they are still the same people, and
/// whether what the directory says of that day is true: a keyed hash of all of them together, and of the company how many fall into each of
/// some buckets. The snapshot itself is gone, and without <c>Secrets:Key</c> nobody can check a guess; after a change of that key
/// nothing is comparable, once.
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

    /// <summary>Of the company: HMAC-SHA256 of nothing, which tells whether two were made with the same key; null for other groups.</summary>
    public byte[]? KeyCheck { get; init; }

    /// <summary>Of those of these groups that the snapshot has.</summary>
    /// <param name="members">In the order of persons.</param>
    /// <param name="people">How they are counted.</param>
    /// <param name="groups">Ids of the company and of groups of the tree.</param>
    /// <param name="key">Of the hashes.</param>
    public static ImmutableArray<GroupFingerprint> Of(IReadOnlyList<WindowMember> members, CountedPeople people, IEnumerable<string> groups, byte[] key)
    {
        var tree = people.Tree;
        var hashes = new Dictionary<int, IncrementalHash>();
        foreach (var id in groups)
        {
            if (tree.Find(id) is { } group) hashes[group] = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        }

        var buckets = new int[Buckets];
        Span<byte> bytes = stackalloc byte[16];
        foreach (var member in members)
        {
            if (people.Find(member.GroupId, "") is not { } place) continue;
            member.PersonId.Value.TryWriteBytes(bytes, bigEndian: true, out _);
            buckets[HMACSHA256.HashData(key, bytes)[0] % Buckets]++;
            for (var group = place.Group; group != GroupTree.None; group = tree.Parents[group])
            {
                if (hashes.TryGetValue(group, out var hash)) hash.AppendData(bytes);
            }
        }

        return [.. hashes.Select(hash => new GroupFingerprint
        {
            GroupId = tree.Ids[hash.Key],
            Digest = Finish(hash.Value),
            BucketCounts = hash.Key == 0 ? MemoryMarshal.AsBytes(buckets.AsSpan()).ToArray() : null,
            KeyCheck = hash.Key == 0 ? HMACSHA256.HashData(key, ReadOnlySpan<byte>.Empty) : null,
        })];
    }

    /// <summary>Whether they are the same people, under the same key.</summary>
    public bool IsSameAs(GroupFingerprint other) => Digest.AsSpan().SequenceEqual(other.Digest);

    /// <summary>At least so many came and went, by the buckets; null for a group that has none, and under another key.</summary>
    public Movement? AtLeastSince(GroupFingerprint before) =>
        BucketCounts is null || before.BucketCounts is null || !KeyCheck.AsSpan().SequenceEqual(before.KeyCheck)
            ? null
            : Movement.AtLeast(MemoryMarshal.Cast<byte, int>(before.BucketCounts), MemoryMarshal.Cast<byte, int>(BucketCounts));

    private static byte[] Finish(IncrementalHash hash)
    {
        using (hash) return hash.GetHashAndReset();
    }
}
