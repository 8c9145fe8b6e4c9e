using CultureBot.Chat;
using CultureBot.Schedules;
using CultureBot.Testing.Databases;
using CultureBot.Web.Demo;
using CultureBot.Web.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CultureBot.Web.Tests.Simulator;

/// <summary>The simulator alone on a free loopback port, with routes that record what reaches them.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;

    private SimulatorHost(WebApplication app, TestDatabase database, RecordedRequests requests) =>
        (_app, _database, Requests) = (app, database, requests);

    public RecordedRequests Requests { get; }

    public Uri Address => new(_app.Urls.First());

    public SimulatorChanges Changes => _app.Services.GetRequiredService<SimulatorChanges>();

    public static async Task<SimulatorHost> StartAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock).AddSingleton(database.Database);
        builder.Services.AddSchedules(builder.Configuration);
        builder.Services.RemoveAll<Microsoft.Extensions.Hosting.IHostedService>();
        builder.Services.AddDemo(builder.Configuration);
        var requests = new RecordedRequests();
        var routes = new ChatRoutes();
        routes.For<RecordedRequests>()
            .Command("kudos", r => r.CommandAsync).Button("kudos.undo", r => r.ButtonAsync).Form("kudos", r => r.FormAsync).HomeOpened(r => r.HomeAsync);
        builder.Services.AddSingleton(routes).AddSingleton(requests);
        var app = builder.Build();
        app.MapSimulator();
        await app.Services.GetRequiredService<DemoCompany>().SeedAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        return new(app, database, requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>Remembers every request, and answers as told.</summary>
internal sealed class RecordedRequests
{
    public List<ChatRequest> All { get; } = [];

    public Func<ChatRequest, ChatAnswer> Answer { get; set; } = _ => ChatAnswer.Nothing;

    public Task<ChatAnswer> CommandAsync(CommandRequest request, CancellationToken cancellationToken) => RecordAsync(request);

    public Task<ChatAnswer> ButtonAsync(ButtonRequest request, CancellationToken cancellationToken) => RecordAsync(request);

    public Task<ChatAnswer> FormAsync(FormRequest request, CancellationToken cancellationToken) => RecordAsync(request);

    public Task<ChatAnswer> HomeAsync(HomeOpened request, CancellationToken cancellationToken) => RecordAsync(request);

    private Task<ChatAnswer> RecordAsync(ChatRequest request)
    {
        All.Add(request);
        return Task.FromResult(Answer(request));
    }
}
