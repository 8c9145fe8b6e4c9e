using CultureBot.Web.Start;

try
{
    if (await ProgramCommands.RunAsync(args, Console.Out, CancellationToken.None) is { } exitCode) return exitCode;

    await using var app = CultureBotApp.Build(args);
    await CultureBotApp.PrepareAsync(app, CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    foreach (var problem in refused.Problems) await Console.Error.WriteLineAsync("culturebot: " + problem);
    return 1;
}
