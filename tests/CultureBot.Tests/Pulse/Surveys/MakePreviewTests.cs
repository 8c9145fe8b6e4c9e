using CultureBot.Pulse;
using NodaTime;

namespace CultureBot.Tests.Pulse.Surveys;

public sealed class MakePreviewTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 24, 8, 0);

    [Fact]
    public void It_says_how_many_get_what_in_which_language_and_when()
    {
        var preview = Of([.. People(6, "company", "de", Nine), .. People(2, "company", "en", Nine + Duration.FromHours(7)), .. People(1, "company", "en", null)]);

        Assert.Equal(9, preview.People);
        Assert.Equal([("de", 6), ("en", 3)], preview.Languages);
        Assert.Equal([(9, 6), (16, 2)], preview.ByHour);
    }

    [Fact]
    public void It_says_how_often_people_were_asked_lately()
    {
        var preview = Of([.. ((int[])[0, 0, 1, 2, 2, 2, 3, 9]).Select(times => new PreviewPerson("en", null, times, "company", ""))]);

        Assert.Equal([2, 1, 3, 2], preview.AskedLately);
    }

    [Fact]
    public void Groups_that_are_too_small_even_if_everybody_answers_are_named()
    {
        WindowGroup[] groups = [new("company", null, ""), new("m:1", "company", "Sales"), new("m:2", "m:1", "Sales North"), new("m:3", "company", "Tech"), new("m:4", "company", "Front desk")];

        var preview = Of([.. People(3, "m:1"), .. People(7, "m:2"), .. People(4, "m:3"), .. People(10, "m:4", value: "Oslo")], groups, new());

        Assert.Equal(["Tech"], preview.NeverFives);
        Assert.Equal(["Sales North"], preview.NeverBands);
        Assert.Equal(4, preview.CanShow);
    }

    [Fact]
    public void A_survey_for_the_company_alone_names_no_group()
    {
        var preview = Of(People(3, "company"), [new("company", null, "")], new() { IsCompanyOnly = true });

        Assert.Empty(preview.NeverFives);
        Assert.Equal(0, preview.CanShow);
    }

    private static SurveyPreview Of(IReadOnlyCollection<PreviewPerson> people, IReadOnlyList<WindowGroup>? groups = null, Promise? promise = null) =>
        MakePreview.Of(people, groups ?? [new("company", null, "")], promise ?? new(), [Nine], Berlin);

    private static List<PreviewPerson> People(int count, string group, string language = "en", Instant? opening = null, string value = "") =>
        [.. Enumerable.Range(0, count).Select(_ => new PreviewPerson(language, opening, 0, group, value))];
}
