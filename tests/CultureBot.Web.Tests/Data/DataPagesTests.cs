using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using CultureBot.Web.Pages.Data;
using Microsoft.Extensions.DependencyInjection;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Data;

/// <summary>Ada is an administrator; Ben and Mia are not.</summary>
public sealed class DataPagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_and_takes_home_what_is_kept_of_them_and_of_nobody_else()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ben = await SignedInAsync(company.App, company.Ben);

        using var page = await ben.GetAsync("/me/data", Cancellation);
        using var file = await ben.GetAsync("/me/data.json", Cancellation);
        var data = JsonNode.Parse(await file.Content.ReadAsStringAsync(Cancellation))!;

        var shown = await HtmlAsync(page);
        Assert.Contains("We do not look for which answer is yours", shown, StringComparison.Ordinal);
        Assert.Contains("whoever holds both the database and its key could read ballots", shown, StringComparison.Ordinal);
        Assert.Equal(("my-data.json", "application/json"), (file.Content.Headers.ContentDisposition?.FileName, file.Content.Headers.ContentType?.MediaType));
        Assert.Equal("ben@example.com", (string?)data["accounts"]![0]!["email"]);
        Assert.Equal("2026-11-18T09:00:00Z", (string?)data["sessions"]![0]!["created_at"]);
        Assert.DoesNotContain("ada", data.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["data.downloaded"], await AuditAsync(company));

        using var stranger = await company.App.Client.GetAsync("/me/data.json", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public async Task Every_kind_of_rows_has_words()
    {
        await using var app = await AppFixture.StartAsync();

        var kinds = app.Services.GetServices<IPersonalData>().SelectMany(part => part.Rows).Select(rows => rows.Name).ToList();

        Assert.NotEmpty(kinds);
        Assert.All(kinds, kind => Assert.True(DataWords.Has("my_data.rows_" + kind), kind));
    }

    [Fact]
    public async Task An_administrator_erases_a_person_by_typing_their_name()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        var person = $"{(await company.ReadAsync(company.Ben))!.PersonId.Value:D}";
        var address = $"/people/erase?person={person}";

        using var found = await ada.GetAsync("/people/erase?find=be", Cancellation);
        using var asked = await ada.GetAsync(address, Cancellation);
        using var mistyped = await SubmitAsync(ada, address, "/people/erase", ("person", person), ("name", "Bon"));
        Assert.Contains($"person={person}", await HtmlAsync(found), StringComparison.Ordinal);
        Assert.Contains("It cannot be taken back", await HtmlAsync(asked), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        Assert.Null((await company.ReadAsync(company.Ben))!.ErasedAt);

        using var erased = await SubmitAsync(ada, address, "/people/erase", ("person", person), ("name", " ben "));

        Assert.Equal("/people/erase?done=true", erased.Headers.Location?.OriginalString);
        var gone = (await company.ReadAsync(company.Ben))!;
        Assert.Equal(("a colleague", "", false), (gone.Name, gone.Email, gone.IsActive));
        // He is another person in Teams as far as anybody knows.
        Assert.Equal("Ben", (await company.ReadAsync(company.BenInTeams))!.Name);
        using var again = await ada.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var audit = await ada.GetAsync("/audit", Cancellation);
        Assert.Contains("Erased a person", await HtmlAsync(audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_administrator_stays_until_there_is_another_one()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        var person = $"{(await company.ReadAsync(company.Ada))!.PersonId.Value:D}";
        var address = $"/people/erase?person={person}";

        using var refused = await SubmitAsync(ada, address, "/people/erase", ("person", person), ("name", "Ada"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Nobody else is an administrator", await HtmlAsync(refused), StringComparison.Ordinal);
        Assert.Null((await company.ReadAsync(company.Ada))!.ErasedAt);

        using var given = await SubmitAsync(ada, "/roles", "/roles/give", ("account", $"{company.Ben.Value:D}"), ("role", "Administrator"));
        using var erased = await SubmitAsync(ada, address, "/people/erase", ("person", person), ("name", "Ada"));

        Assert.Equal("/people/erase?done=true", erased.Headers.Location?.OriginalString);
        Assert.NotNull((await company.ReadAsync(company.Ada))!.ErasedAt);
    }

    [Fact]
    public async Task Whom_HRs_list_alone_names_is_found_by_address_and_erased()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        var person = Guid.CreateVersion7(company.App.Clock.GetUtcNow());
        await company.App.Database.WriteAsync(
            async sql =>
            {
                await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Id, 1)", new { Id = person });
                await sql.ExecuteAsync(
                    "INSERT INTO directory_entries (person_id, email, name, imported_at, changed_at) VALUES (@Id, 'zoe@example.com', '<i>Zoe</i>', 1, 1)", new { Id = person });
            },
            WriteUrgency.Background,
            Cancellation);

        using var found = await ada.GetAsync("/people/erase?find=zoe%40example", Cancellation);
        var raw = await found.Content.ReadAsStringAsync(Cancellation);
        var address = $"/people/erase?person={person:D}";
        using var erased = await SubmitAsync(ada, address, "/people/erase", ("person", $"{person:D}"), ("name", "<i>Zoe</i>"));

        Assert.Contains("In HR", raw, StringComparison.Ordinal);
        Assert.Contains($"person={person:D}", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>Zoe", raw, StringComparison.Ordinal);
        Assert.Equal("/people/erase?done=true", erased.Headers.Location?.OriginalString);
        using var again = await ada.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_erases_anybody_or_reads_the_audit()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ben = await SignedInAsync(company.App, company.Ben);

        foreach (var path in (string[])["/people/erase", "/audit"])
        {
            using var page = await ben.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        }

        var ada = (await company.ReadAsync(company.Ada))!.PersonId;
        using var refused = await SubmitAsync(ben, "/", "/people/erase", ("person", $"{ada.Value:D}"), ("name", "Ada"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null((await company.ReadAsync(company.Ada))!.ErasedAt);
    }

    [Fact]
    public async Task The_audit_is_read_page_by_page_and_by_kind()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        await company.App.Database.WriteAsync(
            async sql =>
            {
                for (var i = 0; i < 60; i++)
                {
                    await CultureBot.Privacy.AuditStore.AddAsync(
                        sql, new() { At = company.App.Clock.Now + NodaTime.Duration.FromSeconds(i), Action = "window.launched", Subject = "window:" + i, Details = $"<script>{i}</script>" });
                }
            },
            WriteUrgency.Background,
            Cancellation);

        using var first = await ada.GetAsync("/audit", Cancellation);
        var raw = await first.Content.ReadAsStringAsync(Cancellation);
        var next = System.Text.RegularExpressions.Regex.Match(raw, "before=[0-9a-f-]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var second = await ada.GetAsync("/audit?" + next, Cancellation);
        using var none = await ada.GetAsync("/audit?action=window.closed", Cancellation);
        var older = await HtmlAsync(second);

        Assert.Contains("window:59", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("window:9<", raw, StringComparison.Ordinal);
        Assert.Contains("window:9<", older, StringComparison.Ordinal);
        Assert.Contains("Nothing has been done yet", await HtmlAsync(none), StringComparison.Ordinal);
        foreach (var nonsense in (string[])["/audit?before=x", "/people/erase?person=x", "/people/erase?person=00000000-0000-0000-0000-000000000000"])
        {
            using var refused = await ada.GetAsync(nonsense, Cancellation);
            Assert.InRange((int)refused.StatusCode, 400, 404);
        }
    }

    private static Task<IReadOnlyList<string>> AuditAsync(PersonsCompany company) =>
        company.App.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT action FROM audit_entries ORDER BY id"), Cancellation);
}
