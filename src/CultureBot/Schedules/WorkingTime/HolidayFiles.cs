using System.Text;
using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>The files of the holidays folder: one or several a country, named by it (DE.ics, FR.csv).</summary>
internal static class HolidayFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="folder">Empty for none.</param>
    /// <param name="from">What is over before it is left out.</param>
    /// <param name="until">Excluded.</param>
    public static HolidayReading Read(string folder, LocalDate from, LocalDate until)
    {
        if (folder.Length == 0) return new();
        if (!Directory.Exists(folder)) return new() { IsFolderThere = false, Problems = [new(folder, 0, "There is no such folder.")] };

        List<Holiday> holidays = [];
        List<HolidayProblem> problems = [];
        List<string> unread = [];
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            var extension = Path.GetExtension(file).ToUpperInvariant();
            if (extension is not (".ICS" or ".CSV")) continue;

            var country = Path.GetFileNameWithoutExtension(file).ToUpperInvariant();
            if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            {
                problems.Add(new(file, 0, "A holiday file is named by its country in two letters, as DE.ics."));
                continue;
            }

            var read = Read(path, extension, from, until);
            holidays.AddRange(read.Holidays.Where(day => day.Date >= from && day.Date < until).Select(day => new Holiday(country, day.Date, day.Name)));
            problems.AddRange(read.Problems.Select(problem => new HolidayProblem(file, problem.Line, problem.Problem)));
            if (read.Holidays.Count == 0 && read.Problems.Count > 0) unread.Add(country);
        }

        return new() { Holidays = [.. holidays.Distinct()], Problems = problems, Unread = unread };
    }

    private static HolidayFile Read(string path, string extension, LocalDate from, LocalDate until)
    {
        try
        {
            var text = File.ReadAllText(path, StrictUtf8);
            return extension == ".CSV" ? HolidayCsv.Read(text) : HolidayIcs.Read(text, from, until);
        }
        catch (DecoderFallbackException)
        {
            return new([], [(0, "It is not written in UTF-8.")]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new([], [(0, "It cannot be opened.")]);
        }
    }
}
