using System.Collections.Immutable;
using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>
/// Takes the holidays of the folder in, in place of those before. What cannot be read of a file is logged, and seen in the
/// health of the node and on the page of jobs; it never stops anything.
/// </summary>
public sealed partial class ReadHolidays(Database database, WorkingTimeOptions options, TimeProvider time, ILogger<ReadHolidays> logger)
{
    private const int YearsAhead = 3;

    /// <summary>Problems of the last reading on this node.</summary>
    public ImmutableArray<HolidayProblem> Problems { get; private set; } = [];

    /// <summary>Of which countries it knows holidays from today on.</summary>
    public Task<IReadOnlyList<CountryHolidays>> ListCountriesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(sql => HolidaysStore.CountAsync(sql, time.GetCurrentInstant().InUtc().Date), cancellationToken);

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var today = time.GetCurrentInstant().InUtc().Date;
        var from = new LocalDate(today.Year - 1, 1, 1);
        var reading = HolidayFiles.Read(options.HolidaysFolder, from, from.PlusYears(YearsAhead + 1));
        if (reading.IsFolderThere)
        {
            await database.WriteAsync(
                sql => HolidaysStore.ReplaceAsync(sql, reading.Holidays, reading.Unread), WriteUrgency.Background, cancellationToken);
        }

        foreach (var problem in reading.Problems) Log.NotRead(logger, problem.File, problem.Line, problem.Problem);
        Problems = [.. reading.Problems];
        if (options.HolidaysFolder.Length > 0) Log.Read(logger, reading.Holidays.Count, reading.Problems.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The holiday file {File} could not be read at line {Line}: {Problem}")]
        public static partial void NotRead(ILogger logger, string file, int line, string problem);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Holidays} holidays were read, with {Problems} problems")]
        public static partial void Read(ILogger logger, int holidays, int problems);
    }
}
