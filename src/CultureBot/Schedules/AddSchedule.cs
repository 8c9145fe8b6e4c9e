using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <param name="Work">The name of an <see cref="IScheduledWork"/>.</param>
/// <param name="Subject">What it is for, for example a survey's id: letters, digits, - and :. A work has one schedule a subject.</param>
/// <param name="Timing">When.</param>
public sealed record AddScheduleRequest(string Work, string Subject, Timing Timing)
{
    /// <summary>Null for the whole organization's.</summary>
    public WorkspaceId? WorkspaceId { get; init; }

    /// <summary>Starts when its day begins at UTC+14; each person's message then waits for their own hour.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Who adds it, and looks after it; null when that is nobody with an account.</summary>
    public AccountId? By { get; init; }
}

/// <summary>
/// Gives a subject its schedule. What a work does for several subjects at several times has one for each; beginning and
/// ending something are two works with a schedule each, the end <see cref="Timing.Once(Instant)"/>.
/// </summary>
public sealed class AddSchedule
{
    private readonly Database _database;
    private readonly SchedulesSignals _signals;
    private readonly TimeProvider _time;

    internal AddSchedule(Database database, SchedulesSignals signals, TimeProvider time)
    {
        _database = database;
        _signals = signals;
        _time = time;
    }

    public async Task<ScheduleChange> HandleAsync(AddScheduleRequest request, CancellationToken cancellationToken)
    {
        var added = await _database.WriteAsync(
            sql => AddAsync(sql, request, _time.GetCurrentInstant()), WriteUrgency.Acknowledgement, cancellationToken);
        if (added.Schedule is not null) _signals.Plan.Set();
        return added;
    }

    /// <summary>Adds it in the caller's unit of work; it is looked after from the next minute on.</summary>
    public static async Task<ScheduleChange> AddAsync(SqlSession sql, AddScheduleRequest request, Instant now)
    {
        var schedule = request.Timing.Of(new()
        {
            Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
            Work = request.Work,
            WorkspaceId = request.WorkspaceId,
            Subject = request.Subject,
            Cadence = request.Timing.Cadence,
            MinuteOfDay = request.Timing.MinuteOfDay,
            TimeZone = request.Timing.TimeZone,
            IsPersonal = request.IsPersonal,
            StartsAt = now,
        });
        if (TimingCheck.Refuse(schedule, now, isNew: true) is { } refused) return refused;
        if (!await SchedulesStore.AddMissingAsync(sql, schedule)) return new() { Refusal = ScheduleRefusal.Exists };

        // What a person chose never follows its workspace's zone.
        await SchedulesStore.ChangeAsync(sql, schedule, request.By, now);
        return new() { Schedule = schedule, Next = [.. LocalTimes.DueAfter(schedule, now).Take(3).Select(period => period.DueAt)] };
    }
}
