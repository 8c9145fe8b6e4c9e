using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Imports;

/// <summary>Stores a checked file, chunk by chunk; with a plan no other changes than those in it.</summary>
internal sealed class ImportRun(Database database, TimeProvider time, FileTable table, ImportMoment moment, ImportPlan? plan)
{
    private const int LeaversAtOnce = 100;

    private int _step;

    public ImportTally Tally { get; } = new();

    /// <summary>Something of it is stored.</summary>
    public bool HasStored => _step > 0;

    /// <returns>False when the directory has changed since the plan was made: the rest is not stored.</returns>
    public async Task<bool> StoreAsync(bool isComplete, CancellationToken cancellationToken)
    {
        var (looks, chunks) = (ImportFile.Chunks(table, moment: null), ImportFile.Chunks(table, moment));
        for (var i = 0; i < chunks.Count; i++)
        {
            if (await StepAsync(looks[i].SaveEntriesAsync, chunks[i].SaveEntriesAsync, cancellationToken) is not { } step) return false;
            Tally.AddEntries(step);
        }

        for (var i = 0; i < chunks.Count; i++)
        {
            if (await StepAsync(looks[i].SaveValuesAsync, chunks[i].SaveValuesAsync, cancellationToken) is not { } step) return false;
            Tally.AddValues(step);
        }

        return !isComplete || await LeaveAsync(cancellationToken);
    }

    /// <returns>Null when it would not do what was planned.</returns>
    private async Task<ImportStep?> StepAsync(
        Func<SqlSession, Task<ImportStep>> look, Func<SqlSession, Task<ImportStep>> save, CancellationToken cancellationToken)
    {
        var step = await database.WriteAsync(UnitAsync, WriteUrgency.Background, cancellationToken);
        if (step is not null) _step++;
        return step;

        async Task<ImportStep?> UnitAsync(SqlSession sql)
        {
            if (plan is not null)
            {
                await DirectoryStore.LockAsync(sql);
                if ((await look(sql)).Digest != plan.Steps[_step]) return null;
            }

            var saved = await save(sql);
            await ImportsStore.TouchAsync(sql, moment.Import, Tally.Done, time.GetCurrentInstant());
            return saved;
        }
    }

    private async Task<bool> LeaveAsync(CancellationToken cancellationToken)
    {
        var leavers = await database.ReadAsync(sql => LeaversStore.ListAsync(sql, Tally.Persons), cancellationToken);
        var left = leavers.Select(leaver => new ImportChange(ImportChangeKind.Left, leaver.Name, leaver.Email));
        if (plan is not null && ImportChange.DigestOf(left) != plan.Steps[^1]) return false;
        foreach (var some in leavers.Chunk(LeaversAtOnce))
        {
            await database.WriteAsync(UnitAsync, WriteUrgency.Background, cancellationToken);
            Tally.Left += some.Length;

            async Task UnitAsync(SqlSession sql)
            {
                await DirectoryStore.LockAsync(sql);
                foreach (var leaver in some) await AbsencesStore.LeaveAsync(sql, leaver.PersonId, moment.At);
                await ImportsStore.TouchAsync(sql, moment.Import, Tally.Done, time.GetCurrentInstant());
            }
        }

        return true;
    }
}
