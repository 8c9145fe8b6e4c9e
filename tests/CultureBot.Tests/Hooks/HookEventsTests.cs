using CultureBot.Actions;
using CultureBot.Feedback;
using CultureBot.Hooks;
using CultureBot.Kudos;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Actions;
using CultureBot.Tests.Feedback;
using CultureBot.Tests.Pulse.Closing;
using NodaTime;

namespace CultureBot.Tests.Hooks;

/// <summary>What programs outside are told: exactly what they asked for, as everybody may see it when it is sent.</summary>
public sealed class HookEventsTests
{
    [Theory, DatabaseData]
    public async Task A_public_thank_you_is_told_once_and_signed_with_its_words_names_and_values(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        var secret = await test.AddHookAsync();
        var id = await test.GiveAsync("You sat with me until the report was done. #care");
        Assert.Equal(id, await test.GiveAsync("You sat with me until the report was done. #care"));
        await test.SendAsync();
        await test.SendAsync();

        var told = Assert.Single(test.Receiver.Received);
        Assert.True(told.IsSignedWith(secret, test.Clock.Now));
        Assert.StartsWith("msg_", told.Id, StringComparison.Ordinal);
        Assert.Equal("kudos.given", told.Type);
        Assert.Equal("2026-03-02T09:00:00+00:00", told.Event["timestamp"]!.GetValue<string>());
        Assert.Equal(id.Value, told.Data["id"]!.GetValue<Guid>());
        Assert.Equal(("Ana", "Ben"), (told.Data["giver"]!.GetValue<string>(), Assert.Single(told.Data["recipients"]!.AsArray())!.GetValue<string>()));
        Assert.Equal("You sat with me until the report was done. #care", told.Data["words"]!.GetValue<string>());
        Assert.Equal("care", Assert.Single(told.Data["values"]!.AsArray())!.GetValue<string>());
        Assert.Equal(HookDeliveryState.Delivered, Assert.Single((await test.ShownAsync()).Latest).State);
    }

    [Theory, DatabaseData]
    public async Task A_private_thank_you_is_told_to_no_program_and_neither_is_its_end(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        foreach (var visibility in (Visibility[])[Visibility.Private, Visibility.PrivateAndManager])
            await test.UndoAsync(await test.GiveAsync($"Between us {visibility}", visibility));

        await test.GiveAsync("For everybody");
        await test.SendAsync();

        Assert.Equal("For everybody", Assert.Single(test.Receiver.Received).Data["words"]!.GetValue<string>());
    }

    [Theory, DatabaseData]
    public async Task One_that_is_undone_before_it_is_sent_is_not_told_with_its_words(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync();
        var id = await test.GiveAsync("Said too early");
        test.Clock.Advance(Duration.FromMinutes(1));
        await test.UndoAsync(id);
        await test.SendAsync();

        var told = Assert.Single(test.Receiver.Received);
        Assert.Equal("kudos.undone", told.Type);
        Assert.Equal(id.Value, told.Data["id"]!.GetValue<Guid>());
        Assert.DoesNotContain("early", told.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", told.Body, StringComparison.Ordinal);
        Assert.Contains((await test.ShownAsync()).Latest, one => one is { Event: "kudos.given", State: HookDeliveryState.Cancelled });
    }

    [Theory, DatabaseData]
    public async Task An_endpoint_hears_what_it_chose_and_another_one_under_another_id(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.AddHookAsync(null, KudosHookEvents.Given);
        await test.AddHookAsync(null, KudosHookEvents.Undone);
        await test.AddHookAsync(null, KudosHookEvents.Given, KudosHookEvents.Undone);
        var id = await test.GiveAsync("You found the invoice.");
        await test.SendAsync();
        await test.UndoAsync(id);
        await test.SendAsync();

        var types = test.Receiver.Received.Select(one => one.Type).Order(StringComparer.Ordinal);
        Assert.Equal(["kudos.given", "kudos.given", "kudos.undone", "kudos.undone"], types);
        Assert.Equal(4, test.Receiver.Received.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, DatabaseData]
    public async Task What_happened_before_an_endpoint_was_added_is_not_told_there(DatabaseKind kind)
    {
        await using var test = await HooksTest.StartAsync(kind);
        await test.GiveAsync("Before");
        await test.AddHookAsync();
        await test.SendAsync();

        Assert.Empty(test.Receiver.Received);
    }

    [Theory, DatabaseData]
    public async Task What_a_team_is_answered_is_told_and_what_becomes_of_it(DatabaseKind kind)
    {
        await using var actions = await ActionsTest.StartAsync(kind);
        await using var test = await HooksTest.OnAsync(actions.Database, actions.Clock);
        await test.AddHookAsync(null, ActionNews.Promised, ActionHookEvents.Updated);
        var action = await actions.KeptAsync();
        await test.SendAsync();
        await actions.FinishAsync(action.Id);
        await test.SendAsync();

        var (promised, updated) = (test.Receiver.Received[0], test.Receiver.Received[1]);
        Assert.Equal(["action.promised", "action.updated"], test.Receiver.Received.Select(one => one.Type));
        Assert.Equal((action.Id.Value, "Open"), (promised.Data["id"]!.GetValue<Guid>(), promised.Data["state"]!.GetValue<string>()));
        Assert.Equal((action.What, "Done"), (updated.Data["what"]!.GetValue<string>(), updated.Data["state"]!.GetValue<string>()));
    }

    [Theory, DatabaseData]
    public async Task Results_are_told_at_their_hour_and_not_before_as_an_address_without_figures(DatabaseKind kind)
    {
        await using var closing = await ClosingTest.StartAsync(kind);
        await using var test = await HooksTest.OnAsync(closing.Database, closing.Clock);
        await test.AddHookAsync(null, ResultsHookEvents.Published);
        await closing.OpenAsync("Co:12", [QuestionBank.Find("I1")!]);
        await closing.AnswerAllAsync("I1", Enumerable.Repeat(5, 12));
        await closing.ClosedAsync();
        var publishedAt = (await closing.ReadAsync(sql => WindowsStore.FindAsync(sql, closing.Window.Id)))!.PublishedAt!.Value;

        closing.Clock.SetTo(publishedAt - Duration.FromMilliseconds(1));
        await test.SendAsync();
        Assert.Empty(test.Receiver.Received);
        Assert.Empty((await test.ShownAsync()).Latest);

        closing.Clock.SetTo(publishedAt);
        await test.SendAsync();
        var told = Assert.Single(test.Receiver.Received);
        Assert.Equal(
            ["page", "publishedAt", "results", "window"], told.Data.AsObject().Select(part => part.Key).Order(StringComparer.Ordinal));
        Assert.Equal($"https://culture.example/api/v1/windows/{closing.Window.Id.Value:D}/results", told.Data["results"]!.GetValue<string>());
    }

    [Theory, DatabaseData]
    public async Task A_quarter_of_feedback_is_told_at_its_hour(DatabaseKind kind)
    {
        await using var feedback = await FeedbackTest.StartAsync(kind);
        await using var test = await HooksTest.OnAsync(feedback.Database, feedback.Clock);
        await test.AddHookAsync(null, QuarterHookEvents.Published);
        for (var i = 0; i < 5; i++) await feedback.RateAsNobodyAsync(FeedbackWay.Sealed, 5);
        var quarter = Assert.Single(await feedback.Database.ReadAsync(QuartersStore.ListOpenAsync, HooksTest.Cancellation));
        feedback.Clock.SetTo(quarter.ClosesAt + Duration.FromHours(2));
        Assert.True(await feedback.CloseAsync(quarter));
        await test.SendAsync();
        Assert.Empty(test.Receiver.Received);

        await test.SendAfterAsync(Duration.FromDays(4));
        Assert.Equal(quarter.Name, Assert.Single(test.Receiver.Received).Data["quarter"]!.GetValue<string>());
    }
}
