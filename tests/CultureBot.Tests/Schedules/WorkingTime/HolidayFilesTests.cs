using System.Text;
using CultureBot.Schedules.WorkingTime;
using NodaTime;

namespace CultureBot.Tests.Schedules.WorkingTime;

public sealed class HolidayFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("culturebot-holidays-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_calendar_file_has_single_repeated_and_long_holidays_and_leaves_out_what_is_cancelled()
    {
        Write("de.ics", Calendar(
            "DTSTART;VALUE=DATE:20201225\nDTEND;VALUE=DATE:20201227\nRRULE:FREQ=YEARLY\nSUMMARY:Weihnachten",
            "DTSTART;VALUE=DATE:20260501\nSUMMARY:Tag der\n  Arbeit",
            "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20270101\nSUMMARY:Neujahr",
            "DTSTART;VALUE=DATE:20260601\nDURATION:P2D\nSUMMARY:Pfingsten",
            "DTSTART;TZID=Europe/Berlin:20261003T000000\nDTEND;TZID=Europe/Berlin:20261004T000000\nSUMMARY:Einheit",
            "DTSTART;VALUE=DATE:20260815\nSTATUS:CANCELLED\nSUMMARY:Abgesagt"));

        var reading = Read();

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [
                "DE 2026-01-01 Neujahr", "DE 2026-05-01 Tag der Arbeit", "DE 2026-06-01 Pfingsten", "DE 2026-06-02 Pfingsten", "DE 2026-10-03 Einheit",
                "DE 2026-12-25 Weihnachten", "DE 2026-12-26 Weihnachten", "DE 2027-12-25 Weihnachten", "DE 2027-12-26 Weihnachten",
            ],
            Lines(reading));
    }

    [Theory]
    [InlineData("date,name\n2026-07-14,Fête nationale\n")]
    [InlineData("\ufeffName;Date\r\n\"Fête nationale\";2026-07-14\r\n;\r\n")]
    [InlineData("name\tdate\tkind\nFête nationale\t2026-07-14\tpublic")]
    public void A_table_may_be_written_by_any_spreadsheet(string table)
    {
        Write("FR.csv", table);

        var reading = Read();

        Assert.Empty(reading.Problems);
        Assert.Equal(["FR 2026-07-14 Fête nationale"], Lines(reading));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261301", 10)]
    [InlineData("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=SOMETIMES", 11)]
    [InlineData("DTSTART;VALUE=DATE:20260101\nthis is nonsense", 11)]
    [InlineData("SUMMARY:Some day", 9)]
    [InlineData("DTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY", 11)]
    public void An_event_that_cannot_be_read_is_told_by_its_line_and_the_others_count(string wrong, int line)
    {
        Write("DE.ics", Calendar("DTSTART;VALUE=DATE:20260501\nSUMMARY:Tag der Arbeit", wrong, "DTSTART;VALUE=DATE:20261225\nSUMMARY:Weihnachten"));

        var reading = Read();

        Assert.Equal(("DE.ics", line), (Assert.Single(reading.Problems).File, reading.Problems[0].Line));
        Assert.NotEmpty(reading.Problems[0].Problem);
        Assert.Equal(["DE 2026-05-01 Tag der Arbeit", "DE 2026-12-25 Weihnachten"], Lines(reading));
        Assert.Empty(reading.Unread);
    }

    [Theory]
    [InlineData("FR.csv", "date,name\n2026-07-14,Fête\n14.07.2026,Fête\n", "FR.csv, line 3: A date is written as 2026-12-25.")]
    [InlineData("FR.csv", "date,name\n2026-02-30,Fête\n", "FR.csv, line 2: A date is written as 2026-12-25.")]
    [InlineData("FR.csv", "jour,nom\n2026-07-14,Fête\n", "FR.csv, line 1: The first line must name the columns date and name.")]
    [InlineData("FR.csv", "", "FR.csv, line 1: The first line must name the columns date and name.")]
    [InlineData("FR.ics", "", "FR.ics: This is no calendar file.")]
    [InlineData("FR.ics", "hello", "FR.ics: This is no calendar file.")]
    [InlineData("holidays.csv", "date,name\n2026-07-14,Fête\n", "holidays.csv: A holiday file is named by its country in two letters, as DE.ics.")]
    public void A_bad_file_is_told_by_name_and_line(string file, string text, string problem)
    {
        Write(file, text);

        Assert.Equal(problem, Assert.Single(Read().Problems).ToString());
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_told_and_what_was_known_of_its_country_stays()
    {
        File.WriteAllBytes(Path.Combine(_folder, "FR.csv"), Encoding.Latin1.GetBytes("date,name\n2026-07-14,Fête\n"));

        var reading = Read();

        Assert.Equal("FR.csv: It is not written in UTF-8.", Assert.Single(reading.Problems).ToString());
        Assert.Equal(["FR"], reading.Unread);
    }

    [Fact]
    public void Other_files_are_nobodys_business_and_two_of_a_country_are_taken_together()
    {
        Write("README.md", "Holidays");
        Write("DE.csv", "date,name\n2026-10-31,Reformationstag\n");
        Write("de.ics", Calendar("DTSTART;VALUE=DATE:20260501\nSUMMARY:Tag der Arbeit"));

        Assert.Equal(["DE 2026-05-01 Tag der Arbeit", "DE 2026-10-31 Reformationstag"], Lines(Read()));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        var reading = HolidayFiles.Read(Path.Combine(_folder, "elsewhere"), new(2026, 1, 1), new(2027, 1, 1));

        Assert.False(reading.IsFolderThere);
        Assert.Equal("There is no such folder.", Assert.Single(reading.Problems).Problem);
    }

    private static string Calendar(params string[] events) =>
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//holidays//EN\n"
        + string.Concat(events.Select((body, index) => $"BEGIN:VEVENT\n{body}\nUID:{index}\nEND:VEVENT\n"))
        + "END:VCALENDAR\n";

    private static IEnumerable<string> Lines(HolidayReading reading) =>
        reading.Holidays.OrderBy(holiday => holiday.Date).Select(holiday => $"{holiday.Country} {NodaTime.Text.LocalDatePattern.Iso.Format(holiday.Date)} {holiday.Name}");

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    private HolidayReading Read() => HolidayFiles.Read(_folder, new(2026, 1, 1), new LocalDate(2028, 1, 1));
}
