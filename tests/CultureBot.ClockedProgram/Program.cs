using CultureBot.ClockedProgram;
using CultureBot.Testing;
using CultureBot.Web.Start;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

// The real program with a clock that whoever started it moves: CLOCK_START is where it stands at first, and each line of standard
// input ("2026-11-23T18:00:00Z") lets it go on to there. Once it is there it says so, with how late it is and when something is due
// next. It ends with its input, so that it does not outlive who started it.
if (InstantPattern.General.Parse(Environment.GetEnvironmentVariable("CLOCK_START") ?? "") is not { Success: true, Value: var start })
{
    await Console.Error.WriteLineAsync("CLOCK_START must be an instant such as 2026-11-23T18:00:00Z.");
    return 1;
}

var clock = new TestClock(start);
await using var app = CultureBotApp.Build(args, services => services.AddSingleton<TimeProvider>(clock));
await CultureBotApp.PrepareAsync(app, CancellationToken.None);
var time = await MovingTime.StartAsync(app.Services, clock, CancellationToken.None);
await app.StartAsync();
await SayAsync($"listening {app.Urls.First()}");
while (await Console.In.ReadLineAsync() is { } line)
{
    var next = await time.GoOnToAsync(InstantPattern.General.Parse(line).GetValueOrThrow(), CancellationToken.None);
    await SayAsync($"there {InstantPattern.ExtendedIso.Format(clock.Now)} {(next is { } due ? InstantPattern.ExtendedIso.Format(due) : "")}");
}

return 0;

static async Task SayAsync(string line)
{
    await Console.Out.WriteLineAsync(line);
    await Console.Out.FlushAsync();
}
