using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Imports;

/// <summary>What undoing an import does, or would do.</summary>
/// <param name="Restored">How many names, addresses and fields go back, and how many people come back or leave again.</param>
/// <param name="Kept">What has changed since by another source, and stays; some hundred at most.</param>
/// <param name="KeptCount">How many those are in all.</param>
public sealed record UndoResult(int Restored, ImmutableArray<KeptField> Kept, int KeptCount);

/// <param name="Who">The person's name or address.</param>
/// <param name="Field">As in <see cref="DirectoryFields"/>, or <c>email</c>.</param>
public sealed record KeptField(string Who, string Field);

/// <summary>
/// Takes the last import back, as a further change in time: what held before holds again from now on, and the history says all of it. What
/// another source has changed since stays.
/// </summary>
public sealed class UndoImportHandler(Database database, TimeProvider time)
{
    private const int PersonsAtOnce = 200;
    private const int MostNamed = 200;

    /// <summary>The import that can be undone now; null when there is none.</summary>
    public async Task<PeopleImport?> FindAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(sql => ImportsStore.ListAsync(sql, 1), cancellationToken) is [var last] && last.CanBeUndoneAt(time.GetCurrentInstant()) ? last : null;

    /// <summary>Says what would be; null when the import cannot be undone.</summary>
    public async Task<UndoResult?> LookAsync(ImportId import, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } last || last.Id != import) return null;
        var tally = new Tally();
        var at = last.UndoneAt ?? time.GetCurrentInstant();
        await foreach (var some in ChunksAsync(last, cancellationToken))
            await tally.AddAsync(database, await database.ReadAsync(sql => new UndoChunk(last, at, isDryRun: true).RunAsync(sql, some), cancellationToken), cancellationToken);
        return tally.Result;
    }

    /// <summary>Null when the import cannot be undone. What stops midway is gone on with by asking again.</summary>
    /// <param name="import">The last one.</param>
    /// <param name="by">Who says so; null for a program.</param>
    /// <param name="cancellationToken">Leaves the rest to whoever asks again.</param>
    public async Task<UndoResult?> HandleAsync(ImportId import, AccountId? by, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } last || last.Id != import) return null;
        var at = await database.WriteAsync(sql => ImportsStore.UndoAsync(sql, import, by, time.GetCurrentInstant()), WriteUrgency.Background, cancellationToken);
        var tally = new Tally();
        await foreach (var some in ChunksAsync(last, cancellationToken))
        {
            var undone = await database.WriteAsync(UnitAsync, WriteUrgency.Background, cancellationToken);
            await tally.AddAsync(database, undone, cancellationToken);

            async Task<UndoneChunk> UnitAsync(SqlSession sql)
            {
                await DirectoryStore.LockAsync(sql);
                var done = await new UndoChunk(last, at, isDryRun: false).RunAsync(sql, some);
                await ImportsStore.UndoneAsync(sql, import, done.Kept.Count, isOver: false, time.GetCurrentInstant());
                return done;
            }
        }

        await database.WriteAsync(sql => EndAsync(sql, import, by, tally.Result, time.GetCurrentInstant()), WriteUrgency.Background, cancellationToken);
        return tally.Result;
    }

    private async IAsyncEnumerable<PersonId[]> ChunksAsync(
        PeopleImport import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in (await database.ReadAsync(sql => UndoStore.ListPersonsAsync(sql, import), cancellationToken)).Chunk(PersonsAtOnce)) yield return some;
    }

    private static async Task EndAsync(SqlSession sql, ImportId import, AccountId? by, UndoResult result, Instant now)
    {
        await ImportsStore.UndoneAsync(sql, import, leftAlone: 0, isOver: true, now);
        await AuditStore.AddAsync(sql, new()
        {
            At = now, AccountId = by, Action = "people.import_undone", Subject = $"import:{import.Value:D}",
            Details = string.Create(CultureInfo.InvariantCulture, $"{result.Restored} went back, {result.KeptCount} changed since and stayed"),
        });
    }

    private sealed class Tally
    {
        private readonly List<KeptField> _kept = [];
        private int _restored;
        private int _keptCount;

        public UndoResult Result => new(_restored, [.. _kept], _keptCount);

        public async Task AddAsync(Database database, UndoneChunk chunk, CancellationToken cancellationToken)
        {
            _restored += chunk.Restored;
            _keptCount += chunk.Kept.Count;
            var named = chunk.Kept.Take(MostNamed - _kept.Count).ToList();
            if (named.Count == 0) return;
            var addresses = await database.ReadAsync(sql => DirectoryStore.ListAddressesAsync(sql, named.Select(kept => kept.Person)), cancellationToken);
            _kept.AddRange(named.Select(kept => new KeptField(addresses.GetValueOrDefault(kept.Person, ""), kept.Field)));
        }
    }
}
