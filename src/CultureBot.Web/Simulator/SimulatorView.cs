using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Web.Demo;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Simulator;

/// <summary>Everything a page of the simulator shows.</summary>
public sealed record SimulatorPage
{
    public required Scene Scene { get; init; }

    public required Instant Now { get; init; }

    /// <summary>The oldest first.</summary>
    public required ImmutableArray<SimulatorMessage> Messages { get; init; }

    /// <summary>The message whose thread is open, and its replies.</summary>
    public SimulatorMessage? ThreadParent { get; init; }

    public ImmutableArray<SimulatorMessage> Thread { get; init; } = [];

    /// <summary>By conversation.</summary>
    public required ImmutableDictionary<string, long> Unread { get; init; }

    public required ImmutableArray<Conversation> Channels { get; init; }

    public required ImmutableArray<Conversation> Directs { get; init; }

    public OpenForm? Form { get; init; }

    /// <summary>Cards and forms as Teams draws them; otherwise as Slack does.</summary>
    public bool IsTeams { get; init; }

    public required ImmutableArray<string> Commands { get; init; }

    public required ImmutableArray<string> Shortcuts { get; init; }

    /// <summary>In the menu of what somebody else wrote.</summary>
    public required ImmutableArray<string> MessageShortcuts { get; init; }

    public required ImmutableArray<string> Values { get; init; }

    public required string AntiforgeryField { get; init; }

    public required string AntiforgeryToken { get; init; }

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Scene.Viewer.TimeZone) ?? DateTimeZone.Utc;

    public string Address => ThreadParent is null ? Scene.Address : $"{Scene.Address}?thread={ThreadParent.Id:N}";

    public bool IsWithBot => Scene.Conversation.With?.Kind == AccountKind.Bot;

    /// <summary>Different for each form on each rendering: posting one of them twice is one request.</summary>
    public string NewNonce() => Guid.CreateVersion7(Now.ToDateTimeOffset()).ToString("N");

    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        SimulatorWords.Book.SayPlain(Scene.Culture, key, values);
}

/// <summary>Reads what a page of the simulator shows; looking at a conversation marks it as read.</summary>
internal sealed class SimulatorView(Database database, TimeProvider time, ChatRoutes routes, OpenForms forms, DemoCompany company)
{
    private const int MessagesShown = 60;

    public async Task<SimulatorPage> ReadAsync(
        Scene scene, Guid? thread, (string Field, string Token) antiforgery, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var viewer = scene.Viewer.ExternalId;
        var (channels, directs) = (Channels(scene), Directs(scene));
        var places = channels.Concat(directs).Select(c => c.Id).Append(scene.Conversation.Id).Distinct(StringComparer.Ordinal).ToArray();
        var page = await database.ReadAsync(
            async sql => new SimulatorPage
            {
                Scene = scene,
                Now = now,
                Messages = [.. (await SimulatorStore.ListAsync(sql, scene.Conversation.Id, viewer, MessagesShown)).Reverse()],
                ThreadParent = thread is { } id ? await SimulatorStore.FindAsync(sql, scene.Conversation.Id, id, viewer) : null,
                Thread = thread is { } parent ? [.. await SimulatorStore.ListThreadAsync(sql, parent, viewer)] : [],
                Unread = (await SimulatorStore.CountUnreadAsync(sql, places, viewer, scene.Directory.Workspace.ConnectedAt))
                    .ToImmutableDictionary(u => u.Conversation, u => u.Messages, StringComparer.Ordinal),
                Channels = channels,
                Directs = directs,
                Form = forms.Find(viewer),
                Commands = [.. routes.Commands.Order(StringComparer.Ordinal)],
                Shortcuts = [.. routes.Shortcuts.Except(routes.MessageShortcuts, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                MessageShortcuts = [.. routes.MessageShortcuts.Order(StringComparer.Ordinal)],
                Values = company.Values,
                AntiforgeryField = antiforgery.Field,
                AntiforgeryToken = antiforgery.Token,
            },
            cancellationToken);
        if (!page.Unread.ContainsKey(scene.Conversation.Id)) return page;

        await database.WriteAsync(
            sql => SimulatorStore.MarkReadAsync(sql, scene.Conversation.Id, viewer, now), WriteUrgency.Background, cancellationToken);
        return page with { Unread = page.Unread.Remove(scene.Conversation.Id) };
    }

    private static ImmutableArray<Conversation> Channels(Scene scene) =>
        [.. scene.Directory.ChannelsOf(scene.Viewer).Select(Conversation.Of)];

    // The bot first, then those near, and whoever one is talking to right now.
    private static ImmutableArray<Conversation> Directs(Scene scene)
    {
        var bot = scene.Directory.Find(scene.Directory.Workspace.BotAccountId);
        IEnumerable<SimulatorAccount> people = [.. bot is null ? [] : new[] { bot }, .. scene.Directory.Near(scene.Viewer).Take(5)];
        var directs = people.Select(other => Conversation.Direct(scene.Viewer, other)).ToList();
        if (scene.Conversation.Kind == PlaceKind.Direct && directs.TrueForAll(d => d.Id != scene.Conversation.Id)) directs.Add(scene.Conversation);
        return [.. directs];
    }
}
