using System.Collections.Immutable;
using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.Privacy.Personal;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Celebrations;

/// <summary>Whom nobody knows a date of is asked once, and what they say counts where HR has nothing.</summary>
public sealed class AskForDatesTests
{
    private static readonly Instant TuesdayNoon = Instant.FromUtc(2026, 11, 24, 11, 0);

    [Theory, DatabaseData]
    public async Task Whoever_has_no_date_is_asked_once_in_working_hours_for_what_is_on(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind, hasAnniversaries: false);
        await test.BirthdayAsync("ben", "07-04");
        await test.KeepAsync("cy", new OwnWish(CelebrationKind.Birthday, IsWanted: false));

        await test.MoveToAsync(Instant.FromUtc(2026, 11, 24, 7, 59));
        Assert.Empty(test.Asked);
        await test.MoveToAsync(TuesdayNoon + Duration.FromDays(5));
        Assert.Equal(["Uana", "Umia"], test.Asked.Order(StringComparer.Ordinal));

        // Turned on later, the other kind is asked for, and the first never again.
        Assert.Null(await test.SetAsync(settings => settings with { HasAnniversaries = true }));
        await test.MoveToAsync(TuesdayNoon + Duration.FromDays(15));
        Assert.Equal(["Uana", "Uana", "Uben", "Ucy", "Umia", "Umia"], test.Asked.Order(StringComparer.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task Fifty_are_asked_a_day_and_nobody_at_the_weekend(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind, hasAnniversaries: false);
        for (var i = 0; i < 60; i++) await test.AddAsync($"p{i}");

        await test.MoveToAsync(TuesdayNoon);
        Assert.Equal(50, test.Asked.Count);
        await test.NightAsync();
        await test.DispatchAsync();
        Assert.Equal(50, test.Asked.Count);
        await test.MoveToAsync(TuesdayNoon + Duration.FromDays(1));
        Assert.Equal(64, test.Asked.Count);

        await using var weekend = await CelebrationsTest.StartAsync(kind, hasAnniversaries: false);
        weekend.Clock.SetTo(Instant.FromUtc(2026, 11, 28, 3, 0));
        await weekend.MoveToAsync(Instant.FromUtc(2026, 11, 30, 3, 59));
        Assert.Equal(0, await weekend.CountAsync("celebration_askings"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_is_in_HRs_list_by_then_is_not_asked(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind, hasAnniversaries: false);
        await test.MoveToAsync(Instant.FromUtc(2026, 11, 24, 5, 0));
        foreach (var name in (string[])["ana", "ben", "cy", "mia"]) await test.BirthdayAsync(name, "07-04");

        await test.MoveToAsync(TuesdayNoon);

        Assert.Empty(test.Asked);
    }

    [Theory, DatabaseData]
    public async Task What_they_say_is_celebrated_until_HR_knows_better(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.MoveToAsync(TuesdayNoon);
        var refused = await SubmitAsync(test, "ana", ("birthday_day", "31"), ("birthday_month", "2"), ("start_date", "soon"));
        Assert.Equal(["birthday_day", "start_date"], Assert.IsType<FieldErrorsAnswer>(refused).ByField.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["birthday_day"], Assert.IsType<FieldErrorsAnswer>(await SubmitAsync(test, "ana")).ByField.Keys);
        Assert.Equal(["start_date"], Assert.IsType<FieldErrorsAnswer>(await SubmitAsync(test, "ana", ("start_date", "2031-01-01"))).ByField.Keys);

        Assert.IsType<PrivateAnswer>(await SubmitAsync(test, "ana", ("birthday_day", "26"), ("birthday_month", "11"), ("start_date", "2020-11-26")));
        await test.DispatchAsync();
        Assert.Contains("Your birthday is celebrated: November 26.", CelebrationsTest.Lines(test.Platform.Calls[^1].Card!), StringComparison.Ordinal);
        await test.MoveToAsync(Instant.FromUtc(2026, 11, 26, 7, 0));
        Assert.Equal(["CKUD: It is @Ana’s birthday today. | @Ana has been with us for 6 years today."], test.Posts);

        await test.BirthdayAsync("ana", "11-27");
        await test.StartedAsync("ana", "2019-12-01");
        await test.MoveToAsync(Instant.FromUtc(2026, 12, 1, 7, 0));
        Assert.Equal(["CKUD: It is @Ana’s birthday today.", "CKUD: @Ana has been with us for 7 years today."], test.Posts.Skip(1));
        await test.MoveToAsync(Instant.FromUtc(2027, 11, 26, 7, 0));
        Assert.Equal(3, test.Posts.Count);
    }

    [Theory, DatabaseData]
    public async Task Rather_not_opts_out_of_that_kind_alone_and_the_message_says_so(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.MoveToAsync(TuesdayNoon);
        var card = test.Platform.Calls.Last(call => call.Place == "Uana").Card!;
        var buttons = card.Blocks.OfType<ActionsBlock>().Single().Buttons;
        Assert.Equal(["Say when", "Rather not my birthday", "Rather not my years here"], buttons.Select(button => button.Label));

        await test.AskAsync(Press("ana", buttons[1]));
        await test.DispatchAsync();

        Assert.Contains("Your birthday is not celebrated, as you wish. | Every whole year", CelebrationsTest.Lines(test.Platform.Calls[^1].Card!), StringComparison.Ordinal);
        Assert.Equal(1, await test.CountAsync("celebration_opt_outs WHERE kind = 'Birthday'"));
        var form = Assert.IsType<FormAnswer>(await test.AskAsync(Press("ana", buttons[0]))).Form;
        Assert.Equal(["birthday_day", "birthday_month", "start_date"], form.Fields.Select(field => field.Name));
    }

    [Theory, DatabaseData]
    public async Task All_of_it_is_in_their_file_and_goes_with_them(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.MoveToAsync(TuesdayNoon);
        await test.KeepAsync("ana", new(CelebrationKind.Birthday, IsWanted: true, "11-25"), new(CelebrationKind.Anniversary, IsWanted: false));
        await test.MoveToAsync(TuesdayNoon + Duration.FromDays(1));

        var file = await new ReadPersonalData(test.Database, [new CelebrationsPersonalStore()], test.Clock).HandleAsync(test.Company["ana"].PersonId, CelebrationsTest.Cancel);
        Assert.Equal(["celebration_opt_outs", "celebration_dates", "celebration_askings", "celebrations"], file.Select(rows => rows.Key));
        Assert.Equal("11-25", (string?)file["celebration_dates"]![0]!["value"]);
        var other = await new ReadPersonalData(test.Database, [new CelebrationsPersonalStore()], test.Clock).HandleAsync(test.Company["ben"].PersonId, CelebrationsTest.Cancel);
        Assert.Equal(["celebration_askings"], other.Select(rows => rows.Key));

        Assert.Equal(ErasePersonResult.Erased, await test.EraseAsync("ana"));

        foreach (var table in (string[])["celebration_opt_outs", "celebration_dates", "message_carries"]) Assert.Equal(0, await test.CountAsync(table));
        Assert.Equal(3, await test.CountAsync("celebration_askings WHERE kind = 'Birthday'"));
        await test.DispatchAsync();
        Assert.DoesNotContain("Something to celebrate", test.Platform.Shown);
    }

    private static ButtonRequest Press(string name, Button button) => new()
    {
        Platform = "fake", WorkspaceId = "T1", AccountId = "U" + name, RequestKey = button.Label, Action = button.Action, Value = button.Value,
    };

    private static Task<ChatAnswer> SubmitAsync(CelebrationsTest test, string name, params (string Field, string Value)[] values) => test.AskAsync(new FormRequest
    {
        Platform = "fake",
        WorkspaceId = "T1",
        AccountId = "U" + name,
        RequestKey = string.Join(',', values),
        FormId = DateCards.FormId,
        State = "Birthday+Anniversary",
        Values = values.ToImmutableDictionary(value => value.Field, value => ImmutableArray.Create(value.Value), StringComparer.Ordinal),
    });
}
