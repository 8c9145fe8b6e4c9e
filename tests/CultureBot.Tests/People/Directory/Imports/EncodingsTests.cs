using System.Text;
using CultureBot.People.Directory;
using CultureBot.People.Directory.Imports;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.People.Directory.Imports;

public sealed class EncodingsTests
{
    [Theory]
    [InlineData("email;name\nzoe@example.com;Zoë Müller\njo@example.com;José “Pepe” Díaz")]
    [InlineData("email\tname\r\nzoe@example.com\tZoë Müller\r\njo@example.com\tJosé “Pepe” Díaz")]
    public async Task A_file_in_Windows_1252_is_read_where_somebody_is_asked_about_its_words(string file)
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(file);
        var names = new List<string>();

        var plan = await new PlanImport(test.Database).HandleAsync(
            new(bytes, IsDryRun: true) { MayBeWindows = true }, change => names.Add(change.Who), DirectoryTest.Cancellation);
        var strict = await new PlanImport(test.Database).HandleAsync(new(bytes, IsDryRun: true), _ => { }, DirectoryTest.Cancellation);

        Assert.Equal(["Zoë", "Müller", "José"], Assert.IsType<ImportPlan>(plan).Doubtful.Take(3));
        Assert.Contains("José “Pepe” Díaz", names);
        Assert.Equal(ImportFault.NotUtf8, Assert.Single(Assert.IsType<ImportRefused>(strict).Problems).Fault);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452")]
    [InlineData("504B03041400060008000000210062EE9D68")]
    [InlineData("656D61696C0A616E6140657861000000")]
    public async Task A_picture_or_a_workbook_is_no_text(string hex)
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);

        var refused = await new PlanImport(test.Database).HandleAsync(
            new(Convert.FromHexString(hex), IsDryRun: true) { MayBeWindows = true }, _ => { }, DirectoryTest.Cancellation);

        Assert.Equal(ImportFault.NotText, Assert.Single(Assert.IsType<ImportRefused>(refused).Problems).Fault);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Nothing_is_asked_about_a_file_that_says_how_it_is_written(string encoding)
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);
        var written = Encoding.GetEncoding(encoding);

        var plan = await new PlanImport(test.Database).HandleAsync(
            new((byte[])[.. written.GetPreamble(), .. written.GetBytes("email;name\nzoe@example.com;Zoë")], IsDryRun: true) { MayBeWindows = true }, _ => { }, DirectoryTest.Cancellation);

        Assert.Empty(Assert.IsType<ImportPlan>(plan).Doubtful);
    }
}
