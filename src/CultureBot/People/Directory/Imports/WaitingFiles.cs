using System.IO.Compression;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Imports;

/// <summary>
/// Files wait, compressed and wrapped, for an hour at most and for whoever sent them alone, until they have been looked at. They are cut,
/// so that the writer is never kept busy by one of them.
/// </summary>
public sealed class WaitingFiles(Database database, SecretBox box, TimeProvider time)
{
    internal const string Purpose = "people-file";

    private const int PartSize = 512 * 1024;
    private static readonly Duration WaitsFor = Duration.FromHours(1);

    /// <summary>Keeps a file in place of the one that the account sent before.</summary>
    public async Task<WaitingFile> KeepAsync(AccountId account, ReadOnlyMemory<byte> file, bool isComplete, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var waiting = new WaitingFile { Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())), IsComplete = isComplete, ExpiresAt = now + WaitsFor };
        var compressed = Compress(file.Span);
        await database.WriteAsync(sql => WaitingFilesStore.AddAsync(sql, waiting, account), WriteUrgency.Acknowledgement, cancellationToken);
        for (var (at, number) = (0, 0); at < compressed.Length; at += PartSize, number++)
        {
            var part = box.Wrap(Purpose, compressed.AsSpan(at, Math.Min(PartSize, compressed.Length - at)));
            var place = number;
            await database.WriteAsync(sql => WaitingFilesStore.AddPartAsync(sql, waiting.Id, place, part), WriteUrgency.Acknowledgement, cancellationToken);
        }

        return waiting;
    }

    /// <summary>The file that waits for an account; null when there is none.</summary>
    public Task<WaitingFile?> FindAsync(AccountId account, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => WaitingFilesStore.FindAsync(sql, account, time.GetCurrentInstant()), cancellationToken);

    /// <summary>What to import of it; null when it waits for somebody else, was forgotten, or no configured key opens it any more.</summary>
    public async Task<ImportPeople?> ReadAsync(AccountId account, WaitingFileId file, CancellationToken cancellationToken)
    {
        var (waiting, parts) = await database.ReadAsync(
            async sql => (await WaitingFilesStore.FindAsync(sql, account, time.GetCurrentInstant()), await WaitingFilesStore.ListPartsAsync(sql, file)), cancellationToken);
        if (waiting?.Id != file || parts.Count == 0) return null;
        try
        {
            return new(Decompress(parts), IsDryRun: false) { By = account, IsComplete = waiting.IsComplete, MayBeWindows = true };
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }

    public Task ForgetAsync(WaitingFileId file, CancellationToken cancellationToken) =>
        database.WriteAsync(sql => WaitingFilesStore.ForgetAsync(sql, file), WriteUrgency.Acknowledgement, cancellationToken);

    private static byte[] Compress(ReadOnlySpan<byte> file)
    {
        using var compressed = new MemoryStream();
        using (var into = new GZipStream(compressed, CompressionLevel.Fastest)) into.Write(file);
        return compressed.ToArray();
    }

    private ReadOnlyMemory<byte> Decompress(IEnumerable<byte[]> parts)
    {
        using var compressed = new MemoryStream();
        foreach (var part in parts) compressed.Write(box.Unwrap(Purpose, part));
        compressed.Position = 0;
        using var file = new MemoryStream();
        using (var from = new GZipStream(compressed, CompressionMode.Decompress)) from.CopyTo(file);
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }
}
