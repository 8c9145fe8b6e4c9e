using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CultureBot.Testing.Teams;

/// <summary>Publishes the keys of <see cref="TeamsSigning"/> on loopback, as login.botframework.com and Entra publish theirs.</summary>
public sealed class TeamsKeyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Uri _root;
    private int _reads;

    private TeamsKeyServer(WebApplication app, Uri root)
    {
        (_app, _root) = (app, root);
        app.MapGet("/v1/.well-known/openidconfiguration", () => Answer(() => TeamsSigning.Metadata(Issuer, new(_root, "/v1/.well-known/keys"))));
        app.MapGet("/v1/.well-known/keys", () => Answer(() =>
        {
            Interlocked.Increment(ref _reads);
            return TeamsSigning.Keys(IsRotated);
        }));
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Answer(() =>
            TeamsSigning.Metadata($"https://login.microsoftonline.com/{tenant}/v2.0", new(_root, "/entra/keys"))));
        app.MapGet("/entra/keys", () => Answer(() => TeamsSigning.EntraKeys()));
    }

    public Uri Metadata => new(_root, "/v1/.well-known/openidconfiguration");

    /// <summary>Where Entra is: its metadata lies at <c>{tenant}/v2.0/.well-known/openid-configuration</c> below it.</summary>
    public Uri Login => _root;

    public string Issuer { get; set; } = TeamsSigning.PublicIssuer;

    /// <summary>The next key is published, too.</summary>
    public bool IsRotated { get; set; }

    /// <summary>Every request gets a 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>Every request waits for this before it is answered.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How often the Bot Framework's keys were read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public static async Task<TeamsKeyServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var root = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        builder.WebHost.UseUrls(root.AbsoluteUri);
        var server = new TeamsKeyServer(builder.Build(), root);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Answer(Func<JsonObject> document)
    {
        await Gate;
        return IsDown ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Text(document().ToJsonString(), "application/json");
    }
}
