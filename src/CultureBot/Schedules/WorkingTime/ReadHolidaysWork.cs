using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>Reads the holiday files every night, when there is a folder for them.</summary>
internal sealed class ReadHolidaysWork(ReadHolidays read, WorkingTimeOptions options) : IScheduledWork
{
    private const int HalfPastTwo = 150;

    public string Name => "read-holidays";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => options.HolidaysFolder.Length == 0 ? null : new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        Work = Name,
        Cadence = Cadence.Daily,
        MinuteOfDay = HalfPastTwo,
        TimeZone = "UTC",
        StartsAt = now,
    };

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        await read.HandleAsync(cancellationToken);
        return null;
    }
}
