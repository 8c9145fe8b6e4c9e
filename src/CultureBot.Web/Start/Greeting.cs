using CultureBot.People.Rights;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Hosting.Server;

namespace CultureBot.Web.Start;

/// <summary>Says where to go once the server listens, and, while nobody is administrator, how somebody becomes one.</summary>
internal sealed partial class Greeting(
    IServer server, WebOptions options, FirstAdministrator first, IHostApplicationLifetime lifetime, ILogger<Greeting> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var secret = options.IsDemo ? null : await first.MakeAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(() =>
        {
            var address = options.PublicUrl ?? ReachedAt.Listening(server);
            if (options.IsDemo) Log.Demo(logger, new Uri(address, "/simulator"));
            else Log.Ready(logger, address);
            // The one secret that is ever written here: whoever reads it runs the program, it works once, and the next start voids it.
            if (secret is not null) Log.NoAdministrator(logger, new Uri(address, FirstAdministratorEndpoints.PathOf(secret)));
        });
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "CultureBot is ready. Try it with invented people: open {Address}")]
        public static partial void Demo(ILogger logger, Uri address);

        [LoggerMessage(LogLevel.Information, "CultureBot is ready at {Address}")]
        public static partial void Ready(ILogger logger, Uri address);

        [LoggerMessage(LogLevel.Information, "Nobody is administrator yet. Whoever opens this address and signs in becomes the first; it works once, until the next start: {Address}")]
        public static partial void NoAdministrator(ILogger logger, Uri address);
    }
}
