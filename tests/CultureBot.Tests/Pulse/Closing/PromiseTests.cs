using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

public sealed class PromiseTests
{
    private static readonly Question[] Questions = [QuestionBank.Find("I1")!];

    [Theory]
    [DatabaseData(4, 10, "location")]
    [DatabaseData(5, 9, "location")]
    [DatabaseData(5, 10, "team")]
    [DatabaseData(12, 10, "location")]
    public async Task A_promise_that_is_lowered_after_the_launch_is_refused(DatabaseKind kind, int fives, int bands, string attribute)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:8 B<Co:8", Questions, new() { Attribute = "location" });

        var result = await TightenAsync(test, new() { ForFives = fives, ForBands = bands, Attribute = attribute });

        Assert.Equal(TightenPromiseResult.WouldPromiseLess, result);
        Assert.Equal(test.Window.Promise, (await test.ReadAsync(sql => WindowsStore.FindAsync(sql, test.Window.Id)))!.Promise);
    }

    [Theory, DatabaseData]
    public async Task A_stricter_promise_holds_for_what_is_published(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:8 B<Co:8", Questions);
        await test.AnswerAllAsync("I1", Enumerable.Repeat(5, 16));

        Assert.Equal(TightenPromiseResult.Tightened, await TightenAsync(test, new() { ForFives = 9, ForBands = 12 }));
        Assert.Equal(["company"], (await test.ClosedAsync()).Figures.Select(figure => figure.GroupId));
        Assert.Equal(TightenPromiseResult.NotOpen, await TightenAsync(test, new() { ForFives = 20, ForBands = 20 }));
    }

    private static Task<TightenPromiseResult> TightenAsync(ClosingTest test, Promise promise) =>
        test.Make<TightenPromiseHandler>().HandleAsync(new(test.Window.Id, promise, null), TestContext.Current.CancellationToken);
}
