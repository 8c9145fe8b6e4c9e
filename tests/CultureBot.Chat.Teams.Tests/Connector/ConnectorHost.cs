using System.Collections.Concurrent;
using System.Collections.Immutable;
using CultureBot.Testing;
using CultureBot.Testing.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>What calls Teams, on real HTTP with a fake Teams behind it.</summary>
public sealed class ConnectorHost : IAsyncDisposable
{
    private readonly IHost _host;

    private ConnectorHost(IHost host, FakeTeams teams, StoppedClock clock) => (_host, Teams, Clock) = (host, teams, clock);

    public FakeTeams Teams { get; }

    public StoppedClock Clock { get; }

    public IChatPlatform Platform => Get<IChatPlatform>();

    /// <summary>What was logged.</summary>
    public LogLines Log => Get<LogLines>();

    public AddressBook Addresses => Get<AddressBook>();

    public static async Task<ConnectorHost> StartAsync(
        CancellationToken cancellationToken, TimeSpan? callTimeout = null, Action<Dictionary<string, string?>>? configure = null)
    {
        var teams = await FakeTeams.StartAsync(cancellationToken);
        var clock = new StoppedClock();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Teams:AppId"] = FakeTeams.AppId,
            ["Teams:AppPassword"] = FakeTeams.AppPassword,
            ["Teams:TenantId"] = FakeTeams.TenantId,
            ["Teams:LoginUrl"] = teams.LoginUrl.AbsoluteUri,
            ["Teams:CallTimeout"] = (callTimeout ?? TimeSpan.FromSeconds(10)).ToString(),
        };
        configure?.Invoke(settings);
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<LogLines>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogLines>());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<AddressBook>();
        builder.Services.AddSingleton<IChatAddresses>(provider => provider.GetRequiredService<AddressBook>());
        builder.Services.AddSingleton(new ChatRoutes());
        builder.Services.AddTeams(builder.Configuration);
        var host = new ConnectorHost(builder.Build(), teams, clock);
        await host._host.StartAsync(cancellationToken);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await Teams.DisposeAsync();
    }

    /// <summary>Ends as a process does: what is under way is waited for.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    internal T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    internal ValueTask RememberAsync(TeamsActivity verified) => Get<TeamsConversations>().RememberAsync(verified, TestContext.Current.CancellationToken);

    /// <summary>Somebody writes to the bot in their own chat.</summary>
    internal async Task<FakeTeamsChat> WriteAsync(FakeTeamsPerson person, Uri? service = null)
    {
        var chat = Teams.State.ChatWith(person);
        await RememberAsync(Activity("personal", chat.Id, person, service));
        return chat;
    }

    /// <summary>Somebody mentions the bot in a channel of a team.</summary>
    internal ValueTask MentionAsync(FakeTeamsPerson person, FakeTeam team, FakeTeamsChannel channel) =>
        RememberAsync(Activity("channel", channel.Id + ";messageid=1600000000000", person) with
        {
            ChannelData = new()
            {
                Tenant = new() { Id = FakeTeams.TenantId },
                Team = new() { Id = team.Id, Name = team.Name, AadGroupId = team.GroupId },
                Channel = new() { Id = channel.Id, Name = channel.Name },
            },
        });

    /// <summary>Somebody mentions the bot in a group chat.</summary>
    internal ValueTask MentionAsync(FakeTeamsPerson person, FakeTeamsChat chat) => RememberAsync(Activity("groupChat", chat.Id, person));

    internal TeamsActivity Activity(string kind, string conversationId, FakeTeamsPerson person, Uri? service = null) => new()
    {
        Type = "message",
        ChannelId = "msteams",
        ServiceUrl = (service ?? Teams.ServiceUrl).AbsoluteUri,
        From = new() { Id = person.Id, Name = person.Name, AadObjectId = person.EntraId },
        Recipient = new() { Id = FakeTeams.BotId },
        Conversation = new() { Id = conversationId, ConversationType = kind, TenantId = FakeTeams.TenantId },
        ChannelData = new() { Tenant = new() { Id = FakeTeams.TenantId } },
        Locale = "de-DE",
        LocalTimezone = "Europe/Berlin",
    };
}

/// <summary>Remembers, and counts what was written.</summary>
public sealed class AddressBook : IChatAddresses
{
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _writes;

    public int Writes => Volatile.Read(ref _writes);

    public IReadOnlyCollection<string> Names => [.. _values.Keys];

    public ValueTask<string?> FindAsync(string platform, string workspaceId, string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_values.GetValueOrDefault(Key(platform, workspaceId, name)));

    public ValueTask<ImmutableDictionary<string, string>> ListAsync(
        string platform, string workspaceId, string prefix, CancellationToken cancellationToken) => ValueTask.FromResult(_values
            .Where(row => row.Key.StartsWith(Key(platform, workspaceId, prefix), StringComparison.Ordinal))
            .ToImmutableDictionary(row => row.Key[Key(platform, workspaceId, "").Length..], row => row.Value, StringComparer.Ordinal));

    public ValueTask SaveAsync(string platform, string workspaceId, string name, string? value, CancellationToken cancellationToken)
    {
        var key = Key(platform, workspaceId, name);
        if (_values.GetValueOrDefault(key) == value) return ValueTask.CompletedTask;
        Interlocked.Increment(ref _writes);
        if (value is null) _values.TryRemove(key, out _);
        else _values[key] = value;
        return ValueTask.CompletedTask;
    }

    private static string Key(string platform, string workspaceId, string name) => $"{platform}/{workspaceId}/{name}";
}
