using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <param name="Country">ISO 3166-1, two capital letters.</param>
/// <param name="Date">Local, where the holiday is.</param>
/// <param name="Name">As its file has it.</param>
public sealed record Holiday(string Country, LocalDate Date, string Name);

/// <summary>Something in a holiday file that could not be read.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Line">From 1 on; 0 when it is the whole file.</param>
/// <param name="Problem">In English, for the operator.</param>
public sealed record HolidayProblem(string File, int Line, string Problem)
{
    public override string ToString() => Line == 0 ? $"{File}: {Problem}" : $"{File}, line {Line}: {Problem}";
}

/// <summary>What could be read of a holiday file, and what could not.</summary>
internal sealed record HolidayFile(IReadOnlyList<(LocalDate Date, string Name)> Holidays, IReadOnlyList<(int Line, string Problem)> Problems);

/// <summary>What was found in the holidays folder.</summary>
internal sealed record HolidayReading
{
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    public IReadOnlyList<HolidayProblem> Problems { get; init; } = [];

    /// <summary>Countries with a file of which nothing could be read: what was known of them stays.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>False when a folder is set and is not there: then what was known of all countries stays.</summary>
    public bool IsFolderThere { get; init; } = true;
}
