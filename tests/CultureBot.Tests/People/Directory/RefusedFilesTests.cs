using System.Globalization;
using System.Text;
using CultureBot.People.Directory;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.People.Directory;

public sealed class RefusedFilesTests
{
    [Theory]
    [InlineData("", "1:0 NoHeadings")]
    [InlineData("\n\n", "1:0 NoHeadings")]
    [InlineData("name,team\nAna,Sales", "1:0 NoEmailColumn")]
    [InlineData("name,manager_email\nAna,mia@example.com", "1:0 NoEmailColumn")]
    [InlineData("email,E-Mail\nana@example.com,ana@example.com", "1:2 HeadingTwice")]
    [InlineData("email,Cost centre,cost-CENTRE\nana@example.com,1,2", "1:3 HeadingTwice")]
    [InlineData("email,,team\nana@example.com,stray,Sales", "2:2 HeadingMissing")]
    [InlineData("email,Manager\nana@example.com,Mia", "1:2 HeadingReserved")]
    [InlineData("email,team\nana@example.com,Sales,more", "2:3 TooManyCells")]
    [InlineData("email,team\n,Sales", "2:1 EmailMissing")]
    [InlineData("team,email\nSales", "2:2 EmailMissing")]
    [InlineData("email\nana", "2:1 EmailMalformed")]
    [InlineData("email\nana@example", "2:1 EmailMalformed")]
    [InlineData("email\nana@example..com", "2:1 EmailMalformed")]
    [InlineData("email\n\"Ana, <ana@example.com>\"", "2:1 EmailMalformed")]
    [InlineData("email,name\nana@example.com,Ana\n\nANA@example.com ,Other", "4:1 EmailTwice 2")]
    [InlineData("email,manager_email\nana@example.com,mia@example.com", "2:2 ManagerUnknown")]
    [InlineData("email,manager_email\nana@example.com,Ana@Example.com", "2:2 ManagerIsSelf")]
    [InlineData("email,time_zone\nana@example.com,Europe/Atlantis", "2:2 ZoneUnknown")]
    [InlineData("email,time_zone\nana@example.com,UTC+01:00", "2:2 ZoneUnknown")]
    [InlineData("email,country\nana@example.com,Germany", "2:2 CountryUnknown")]
    [InlineData("email,country\nana@example.com,UK", "2:2 CountryUnknown")]
    [InlineData("email,start_date\nana@example.com,30.09.2024", "2:2 DateMalformed")]
    [InlineData("email,start_date\nana@example.com,2023-02-29", "2:2 DateMalformed")]
    [InlineData("email,birthday\nana@example.com,30.09.", "2:2 BirthdayMalformed")]
    [InlineData("email,birthday\nana@example.com,02-30", "2:2 BirthdayMalformed")]
    [InlineData("email,team\nana@example.com,\"two\nlines\"\nben@example.com,\"a\tb\"", "2:2 ControlCharacter|4:2 ControlCharacter")]
    [InlineData("email,team\nana@example.com,Sa\"les", "2:0 StrayQuote")]
    [InlineData("email,team\nana@example.com,\"Sales\nben@example.com,IT\n", "2:0 StrayQuote|2:2 ControlCharacter")]
    [InlineData("email,team,start_date\nana@example.com,\"Front\n", "2:0 StrayQuote")]
    public async Task What_is_wrong_is_named_by_line_and_column_and_nothing_is_stored(string file, string problems)
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);

        Assert.Equal(problems, string.Join('|', await test.ProblemsAsync(file)));
        Assert.Equal((0, 0, 0), (await test.CountAsync("persons"), await test.CountAsync("directory_entries"), await test.CountAsync("directory_fields")));
    }

    [Fact]
    public async Task All_problems_are_told_at_once_in_the_order_of_the_file()
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);

        Assert.Equal(
            ["2:2 ManagerUnknown", "2:3 CountryUnknown", "3:1 EmailMalformed", "3:3 CountryUnknown", "5:1 EmailTwice 4"],
            await test.ProblemsAsync("email,manager_email,country\nana@example.com,x@example.com,Q9\nben,,Mars\ncy@example.com,,de\ncy@example.com,,fr"));
    }

    [Fact]
    public async Task A_file_of_the_wrong_kind_has_a_hundred_problems_and_no_more()
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);
        var file = "email\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"person {i}\n"));

        Assert.Equal(100, (await test.ProblemsAsync(file)).Count);
    }

    [Fact]
    public async Task Too_long_values_names_and_too_many_attributes_are_refused()
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);
        var headings = string.Join(',', Enumerable.Range(1, 51).Select(i => "a" + i.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(["2:2 TooLong"], await test.ProblemsAsync($"email,team\nana@example.com,{new string('x', 201)}"));
        Assert.Equal(["2:1 TooLong"], await test.ProblemsAsync($"email\n{new string('x', 250)}@example.com"));
        Assert.Equal(["1:2 HeadingTooLong"], await test.ProblemsAsync($"email,{new string('x', 61)}\nana@example.com,1"));
        Assert.Equal(["1:52 TooManyAttributes"], await test.ProblemsAsync($"email,{headings}\nana@example.com"));
        Assert.IsType<PeopleImported>(await test.ImportAsync($"email,team,{headings[..headings.LastIndexOf(',')]}\nana@example.com,{new string('x', 200)}"));
    }

    [Theory]
    [InlineData("email,name\nana@example.com,Ana\nzoe@example.com,Zo\u00EB\n", "3:2 NotUtf8")]
    [InlineData("name;email\nJos\u00E9;jose@example.com\n", "2:1 NotUtf8")]
    public async Task Latin_1_is_refused_with_the_first_place_that_is_not_UTF_8(string file, string problem)
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);

        Assert.Equal([problem], await test.ProblemsAsync(Encoding.Latin1.GetBytes(file)));
    }

    [Fact]
    public async Task Half_of_a_UTF_16_file_is_refused()
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);
        byte[] whole = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("email\nana@example.com")];

        Assert.Equal(["2:1 NotUtf8"], await test.ProblemsAsync(whole[..^1]));
    }

    [Fact]
    public void Every_fault_says_what_to_do_in_plain_words()
    {
        Assert.All(Enum.GetValues<ImportFault>(), fault =>
        {
            var said = new ImportProblem(2, 1, fault) { Heading = "Team", Value = "x", Lines = [3, 5], Number = 7 }.Say(CultureInfo.GetCultureInfo("en"));
            Assert.Matches(@"^(?!.*\{)(.+[.:] .+)$", said);
        });
    }
}
