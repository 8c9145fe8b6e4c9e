using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.People.Directory;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Celebrations;

/// <summary>Who is on a post, where and when, on both databases.</summary>
public sealed class CelebrationPostsTests
{
    private static readonly Instant EightOnTuesday = Instant.FromUtc(2026, 11, 24, 7, 0);

    [Theory, DatabaseData]
    public async Task Everybody_whose_day_it_is_is_on_one_post_at_eight_and_nobodys_age(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.StartedAsync("ana", "2021-11-24");
        await test.StartedAsync("cy", "2025-11-24");
        await test.StartedAsync("mia", "2025-11-25");

        await test.MoveToAsync(EightOnTuesday - Duration.FromSeconds(1));
        Assert.Empty(test.Posts);
        await test.MoveToAsync(EightOnTuesday);

        Assert.Equal(["CKUD: It is @Ben’s birthday today. | @Ana has been with us for 5 years today. | @Cy has been with us for 1 year today."], test.Posts);
        await test.MoveToAsync(EightOnTuesday + Duration.FromDays(1));
        Assert.Equal("CKUD: @Mia has been with us for 1 year today.", test.Posts[^1]);
        Assert.Equal(2, test.Posts.Count);
    }

    [Theory, DatabaseData]
    public async Task Nothing_is_posted_for_nobody_nor_where_it_is_off(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind, hasBirthdays: true, hasAnniversaries: false);
        await test.StartedAsync("ana", "2021-11-24");
        await test.BirthdayAsync("ben", "11-30");
        await test.StartedAsync("cy", "2030-11-24");

        await test.MoveToAsync(EightOnTuesday + Duration.FromDays(3));
        Assert.Empty(test.Posts);

        await using var off = await CelebrationsTest.StartAsync(kind, hasBirthdays: false, hasAnniversaries: false);
        await off.BirthdayAsync("ben", "11-24");
        await off.MoveToAsync(EightOnTuesday);
        Assert.Equal(0, await off.CountAsync("messages"));
    }

    [Theory, DatabaseData]
    public async Task Each_zone_has_its_own_morning_of_the_same_date(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.AddAsync("aroha", "Pacific/Auckland");
        await test.AddAsync("lex", "America/Los_Angeles");
        foreach (var name in (string[])["aroha", "lex", "ben"]) await test.BirthdayAsync(name, "11-25");

        await test.MoveToAsync(Instant.FromUtc(2026, 11, 24, 19, 0));
        Assert.Equal(["CKUD: It is @aroha’s birthday today."], test.Posts);
        await test.MoveToAsync(Instant.FromUtc(2026, 11, 25, 15, 59));
        Assert.Equal("CKUD: It is @Ben’s birthday today.", test.Posts[^1]);
        await test.MoveToAsync(Instant.FromUtc(2026, 11, 25, 16, 0));
        Assert.Equal("CKUD: It is @lex’s birthday today.", test.Posts[^1]);

        // Whoever moves on their day is not celebrated again.
        await test.BirthdayAsync("aroha", "11-26");
        await test.MoveToAsync(Instant.FromUtc(2026, 11, 25, 20, 0));
        await test.ListAsync("aroha", DirectoryFields.TimeZone, "America/Los_Angeles");
        await test.MoveToAsync(Instant.FromUtc(2026, 11, 27, 0, 0));
        Assert.Equal(4, test.Posts.Count);
    }

    [Theory, DatabaseData]
    public async Task A_date_that_is_corrected_before_the_hour_changes_the_post(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.StartedAsync("cy", "2020-11-24");
        await test.MoveToAsync(EightOnTuesday - Duration.FromMinutes(30));

        await test.BirthdayAsync("ben", "12-24");
        await test.BirthdayAsync("ana", "11-24");
        await test.StartedAsync("cy", "2019-11-24");
        await test.MoveToAsync(EightOnTuesday);

        Assert.Equal(["CKUD: It is @Ana’s birthday today. | @Cy has been with us for 7 years today."], test.Posts);
    }

    [Theory, DatabaseData]
    public async Task It_is_posted_once_however_often_the_night_runs_and_whatever_becomes_of_the_program(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.NightAsync();
        await test.NightAsync();
        // Killed while it was sent: nobody knows whether it arrived.
        test.Platform.NextIsPostedButUncertain();

        await test.MoveToAsync(EightOnTuesday);
        await test.NightAsync();
        await test.MoveToAsync(EightOnTuesday + Duration.FromDays(3));

        Assert.Single(test.Platform.Shown, "Something to celebrate");
        Assert.Single(test.Posts);
    }

    [Theory, DatabaseData]
    public async Task After_a_stop_over_the_hour_it_says_when_the_day_was_and_after_days_nothing(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.BirthdayAsync("ana", "11-25");
        await test.NightAsync();

        test.Clock.SetTo(EightOnTuesday + Duration.FromDays(1) - Duration.FromHours(1));
        await test.DispatchAsync();
        Assert.Equal(["CKUD: It was @Ben’s birthday on Tuesday."], test.Posts);
        test.Clock.SetTo(EightOnTuesday + Duration.FromDays(5));
        await test.DispatchAsync();
        Assert.Single(test.Posts);
    }

    [Theory, DatabaseData]
    public async Task Whoever_opts_out_is_on_no_post_and_goes_from_the_one_of_the_day(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.StartedAsync("ben", "2020-11-24");
        await test.BirthdayAsync("ana", "11-24");
        await test.KeepAsync("ben", new OwnWish(CelebrationKind.Birthday, IsWanted: false));

        await test.MoveToAsync(EightOnTuesday);
        Assert.Equal(["CKUD: It is @Ana’s birthday today. | @Ben has been with us for 6 years today."], test.Posts);

        await test.KeepAsync("ben", new OwnWish(CelebrationKind.Anniversary, IsWanted: false));
        await test.DispatchAsync();
        Assert.Equal("It is @Ana’s birthday today.", CelebrationsTest.Lines(test.Platform.Calls[^1].Card!));
        await test.KeepAsync("ana", new OwnWish(CelebrationKind.Birthday, IsWanted: false));
        await test.DispatchAsync();
        Assert.Empty(test.Platform.Shown);

        await test.KeepAsync("ben", new OwnWish(CelebrationKind.Birthday, IsWanted: true));
        await test.MoveToAsync(Instant.FromUtc(2027, 11, 24, 7, 0));
        Assert.Equal("CKUD: It is @Ben’s birthday today.", test.Posts[^1]);
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_left_or_was_erased_is_left_out_and_whoever_is_away_is_named(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        foreach (var name in (string[])["ana", "ben", "cy", "gone", "mia"]) await test.BirthdayAsync(name, "11-24");
        await test.WriteAsync(sql => AbsencesStore.LeaveAsync(sql, test.Company["ben"].PersonId, test.Clock.Now));
        await test.EraseAsync("cy");
        await test.WriteAsync(sql => WorkingTimeStore.AddLeaveAsync(sql, test.Company["ana"].PersonId, WorkingTimeStore.Hr, new(2026, 11, 20), new(2026, 11, 30)));

        await test.MoveToAsync(EightOnTuesday);

        Assert.Equal(["CKUD: It is the birthday of Ana and @Mia today."], test.Posts);
    }

    [Theory, DatabaseData]
    public async Task Whoever_is_erased_goes_from_what_was_posted_and_what_others_read_stays(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.StartedAsync("ana", "2020-11-24");
        await test.MoveToAsync(EightOnTuesday);
        await test.MoveToAsync(EightOnTuesday + Duration.FromDays(40));
        // What has changed since changes nothing of it.
        await test.StartedAsync("ana", "2018-01-15");

        await test.EraseAsync("ben");
        await test.DispatchAsync();

        Assert.Equal((PlatformCallKind.Update, "@Ana has been with us for 6 years today."), (test.Platform.Calls[^1].Kind, CelebrationsTest.Lines(test.Platform.Calls[^1].Card!)));
        Assert.Equal(1, await test.CountAsync("message_carries WHERE subject LIKE 'celebrated:%:%'"));
        Assert.Equal(0, await test.CountAsync($"message_carries WHERE subject LIKE 'celebrated:{test.Company["ben"].Id.Value:D}%'"));
    }

    [Theory, DatabaseData]
    public async Task A_weekend_is_kept_by_the_rule_over_a_years_end(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        // Saturday.
        await test.StartedAsync("ana", "2020-01-02");
        await test.BirthdayAsync("ben", "01-02");
        await test.MoveToAsync(Instant.FromUtc(2027, 1, 4, 7, 0));
        Assert.Equal(["CKUD: It was @Ben’s birthday on Saturday. | On Saturday @Ana completed 7 years with us."], test.Posts);

        Assert.Null(await test.SetAsync(settings => settings with { WeekendRule = WeekendRule.WorkingDayBefore }));
        // The first of January 2028 is a Saturday.
        await test.StartedAsync("cy", "2020-01-01");
        await test.MoveToAsync(Instant.FromUtc(2027, 12, 31, 7, 0));
        Assert.Equal(
            "CKUD: @Cy will have been with us for 8 years on Saturday. | It is @Ben’s birthday on Sunday. | @Ana will have been with us for 8 years on Sunday.", test.Posts[^1]);
        await test.MoveToAsync(Instant.FromUtc(2028, 1, 2, 7, 0));
        Assert.Single(test.Posts, post => post.Contains("@Cy", StringComparison.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task A_channel_that_is_chosen_before_the_hour_gets_the_post_and_a_closed_one_lends_it_to_no_other(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.BirthdayAsync("ana", "11-25");
        await test.MoveToAsync(EightOnTuesday - Duration.FromMinutes(30));
        test.Platform.Channels["CGEN"] = new() { ChannelId = "CGEN", Name = "general", IsGeneral = true, CanPost = true };
        Assert.Equal(ChangeCelebrationsRefusal.CannotPost, await test.SetAsync(settings => settings with { ChannelId = "CSEC" }));

        Assert.Null(await test.SetAsync(settings => settings with { ChannelId = "CGEN" }));
        await test.MoveToAsync(EightOnTuesday);
        Assert.Equal(["CGEN: It is @Ben’s birthday today."], test.Posts);

        await test.WriteAsync(sql => CultureBot.Workspaces.WorkspacesStore.CloseChannelAsync(sql, test.Company.Workspace.Id, "CGEN", test.Clock.Now));
        await test.MoveToAsync(EightOnTuesday + Duration.FromDays(1));
        Assert.Single(test.Posts);
    }

    [Theory, DatabaseData]
    public async Task Under_the_post_is_a_button_that_opens_the_form_with_who_is_celebrated(DatabaseKind kind)
    {
        await using var test = await CelebrationsTest.StartAsync(kind);
        await test.BirthdayAsync("ben", "11-24");
        await test.StartedAsync("ana", "2020-11-24");
        await test.MoveToAsync(EightOnTuesday);
        var button = Assert.Single(test.Platform.Calls[^1].Card!.Blocks.OfType<ActionsBlock>().Single().Buttons);

        var opened = Assert.IsType<FormAnswer>(await test.AskAsync(new ButtonRequest
        {
            Platform = "fake", WorkspaceId = "T1", AccountId = "Ucy", RequestKey = "1", Action = button.Action, Value = button.Value,
        }));

        Assert.Equal(["Uana", "Uben"], opened.Form.Fields.OfType<PeopleField>().Single().Initial);
    }
}
