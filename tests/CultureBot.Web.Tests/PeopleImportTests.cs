using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Web.Tests;

public sealed class PeopleImportTests
{
    private const string Path = "/api/v1/people/import";

    private const string File =
        """
        email,name,manager_email,team,country,start_date,Cost centre
        mia@example.com,Mia,,Direction,DE,2015-03-01,100
        ana@example.com,Ana,mia@example.com,Sales,DE,2024-02-29,200
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_imported_once_and_a_repetition_changes_nothing()
    {
        await using var app = await AppFixture.StartAsync();

        Assert.Equal((HttpStatusCode.OK, """{"added":2,"changed":0,"unchanged":0,"dryRun":false}"""), await PostAsync(app, Csv(File)));
        var stored = await CountAsync(app);
        Assert.Equal((HttpStatusCode.OK, """{"added":0,"changed":0,"unchanged":2,"dryRun":false}"""), await PostAsync(app, Csv(File)));
        Assert.Equal(
            (HttpStatusCode.OK, """{"added":0,"changed":1,"unchanged":1,"dryRun":false}"""),
            await PostAsync(app, Csv(File.Replace("Sales", "IT", StringComparison.Ordinal))));

        Assert.Equal((2, 9), stored);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var app = await AppFixture.StartAsync();

        Assert.Equal((HttpStatusCode.OK, """{"added":2,"changed":0,"unchanged":0,"dryRun":true}"""), await PostAsync(app, Csv(File), "?dry_run=true"));

        Assert.Equal((0, 0), await CountAsync(app));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public async Task A_form_brings_the_file_too_in_the_encodings_of_spreadsheets(string encoding, bool hasMark)
    {
        await using var app = await AppFixture.StartAsync();
        var written = Encoding.GetEncoding(encoding);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([.. hasMark ? written.GetPreamble() : [], .. written.GetBytes(File.Replace(',', ';'))]), "file", "people.csv" },
        };

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(app, form)).Status);
        Assert.Equal((2, 9), await CountAsync(app));
    }

    [Theory]
    [InlineData("email,manager_email\nana@example.com,ben@example.com\nben@example.com,ana@example.com", 2, 2, "lines 2, 3")]
    [InlineData("email,manager_email\nana@example.com,nobody@example.com", 2, 2, "nobody@example.com")]
    [InlineData("email,name\nana@example.com,Ana\nANA@example.com,Ana", 3, 1, "on line 2 already")]
    [InlineData("name\nAna", 1, 0, "No column is named email")]
    public async Task What_is_wrong_is_a_422_problem_with_line_column_and_what_to_do(string file, int line, int column, string said)
    {
        await using var app = await AppFixture.StartAsync();

        var (status, body) = await PostAsync(app, Csv(file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var problem = Assert.Single(JsonNode.Parse(body)!["problems"]!.AsArray())!;
        Assert.Equal((line, column), ((int)problem["line"]!, (int)problem["column"]!));
        Assert.Contains(said, (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Equal((0, 0), await CountAsync(app));
    }

    [Fact]
    public async Task A_wrong_encoding_is_a_422_problem_that_says_how_to_save_the_file()
    {
        await using var app = await AppFixture.StartAsync();
        using var latin = new ByteArrayContent(Encoding.Latin1.GetBytes("email;name\nana@example.com;Ana\nzoe@example.com;Zo\u00EB"));
        latin.Headers.ContentType = new("text/csv");

        var (status, body) = await PostAsync(app, latin);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var problem = JsonNode.Parse(body)!["problems"]![0]!;
        Assert.Equal((3, 2), ((int)problem["line"]!, (int)problem["column"]!));
        Assert.Contains("UTF-8", (string)problem["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_50_MB_is_413_and_just_as_much_is_read(bool isForm)
    {
        await using var app = await AppFixture.StartAsync();
        const int Limit = 50 * 1024 * 1024;
        var start = "email,name\nana@example.com,"u8.ToArray();
        byte[] File(int size) => [.. start, .. Enumerable.Repeat((byte)'x', size - start.Length)];

        // What goes round the file in a form counts as well.
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(app, Content(File(Limit + 1)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(app, Content(File(isForm ? Limit - 1000 : Limit)))).Status);

        HttpContent Content(byte[] bytes)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new("text/csv");
            return isForm ? new MultipartFormDataContent { { file, "file", "people.csv" } } : file;
        }
    }

    [Fact]
    public async Task Without_the_key_nothing_is_read_and_other_types_and_forms_without_a_file_are_refused()
    {
        await using var app = await AppFixture.StartAsync();
        using var file = Csv(File);
        using var refused = await app.Client.PostAsync(Path, file, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(app, form)).Status);
        using var broken = new StringContent("no boundary in here");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=xyz");
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(app, broken)).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(app, new StringContent("{}", Encoding.UTF8, "application/json"))).Status);
        Assert.Equal((0, 0), await CountAsync(app));
    }

    [Fact]
    public async Task An_import_that_stopped_midway_says_that_the_same_file_completes_it()
    {
        var clock = new TestClock(NodaTime.Instant.FromUtc(2026, 11, 18, 9, 0));
        await using var app = await AppFixture.StartAsync(clock: clock, adjust: services => services.AddSingleton(provider => new ImportPeopleHandler(
            new FailingDatabase(provider.GetRequiredService<Database>(), unitsBeforeFailure: 4), clock, NullLogger<ImportPeopleHandler>.Instance)));
        var file = "email,team\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"p{i}@example.com,Sales\n"));

        var (status, body) = await PostAsync(app, Csv(file));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("500 of 600", (string)JsonNode.Parse(body)!["detail"]!, StringComparison.Ordinal);
        Assert.Equal((600, 500), await CountAsync(app));
    }

    private static StringContent Csv(string file) => new(file, Encoding.UTF8, "text/csv");

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(AppFixture app, HttpContent content, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path + query) { Content = content };
        // As curl does with large files: what is too large is refused before it is sent.
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        using var response = await app.Client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static Task<(long Entries, long Fields)> CountAsync(AppFixture app) => app.Database.ReadAsync(
        async sql => (
            await sql.ScalarAsync<long>("SELECT COUNT(*) FROM directory_entries"), await sql.ScalarAsync<long>("SELECT COUNT(*) FROM directory_fields")),
        Cancellation);
}
