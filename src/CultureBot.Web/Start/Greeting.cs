using Microsoft.AspNetCore.Hosting.Server;

namespace CultureBot.Web.Start;

/// <summary>Says where to go once the server listens.</summary>
internal sealed partial class Greeting(IServer server, WebOptions options, IHostApplicationLifetime lifetime, ILogger<Greeting> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            var address = options.PublicUrl ?? ReachedAt.Listening(server);
            if (options.IsDemo) Log.Demo(logger, new Uri(address, "/simulator"));
            else Log.Ready(logger, address);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "CultureBot is ready. Try it with invented people: open {Address}")]
        public static partial void Demo(ILogger logger, Uri address);

        [LoggerMessage(LogLevel.Information, "CultureBot is ready at {Address}")]
        public static partial void Ready(ILogger logger, Uri address);
    }
}
