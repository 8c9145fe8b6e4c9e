using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.People;

/// <summary>A channel that something of ours went to, as an outbox subject.</summary>
internal sealed record ClosedChannel(WorkspaceId WorkspaceId, string ChannelId)
{
    private const string Prefix = "channel:";

    public override string ToString() => $"{Prefix}{WorkspaceId.Value:D}/{ChannelId}";

    public static ClosedChannel Parse(string subject) => subject[Prefix.Length..].Split('/', 2) is [var workspace, var channel]
        ? new(new(Guid.Parse(workspace)), channel)
        : throw new FormatException($"'{subject}' names no channel.");
}

/// <summary>Tells whoever looks after a channel that nothing can be posted there any more, where things go instead, and what to do.</summary>
internal sealed class ChannelClosedKind(Database database, IServiceProvider services) : IMessageKind
{
    public const string KindName = "channel.closed";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public static string Step(IEnumerable<ChannelUse> uses, Instant closedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join('+', uses.Order())}@{closedAt.ToUnixTimeMilliseconds()}");

    public Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql =>
            {
                var closed = ClosedChannel.Parse(message.Subject);
                var workspace = await WorkspacesStore.FindAsync(sql, closed.WorkspaceId);
                var channel = await WorkspacesStore.FindChannelAsync(sql, closed.WorkspaceId, closed.ChannelId);
                if (workspace is null || channel is null) return Rendered.Absent;
                // Opened again before anybody was told.
                if (!message.WasSent && channel is { CanPost: true, IsArchived: false }) return Rendered.Absent;

                var lines = new List<ChatText>();
                foreach (var use in message.Step.Split('@')[0].Split('+').Select(Enum.Parse<ChannelUse>))
                {
                    var instead = use == ChannelUse.Digest
                        ? await WorkspacesStore.FindDigestChannelAsync(sql, workspace)
                        : await WorkspacesStore.FindKudosChannelAsync(sql, workspace);
                    lines.Add(Line(message, use, instead));
                }

                return Rendered.Present(Card(message.Culture, Named(message, channel), lines));
            },
            cancellationToken);

    // Kinds are made before the server listens, and only then is it known where the pages are reached.
    private PublicAddress Address => services.GetRequiredService<PublicAddress>();

    private Card Card(CultureInfo culture, ChatText channel, IEnumerable<ChatText> lines)
    {
        var headline = PeopleWords.Book.Say(culture, "ChannelClosed", ("channel", channel));
        return new(
            headline,
            [
                new TextBlock(headline),
                new ListBlock([.. lines]),
                new ActionsBlock([new Button { Label = PeopleWords.Book.SayPlain(culture, "ButtonChooseChannel"), Address = Address.Settings, Style = ButtonStyle.Primary }]),
                new NoteBlock(PeopleWords.Book.Say(culture, "ChannelClosedNote")),
            ]);
    }

    private static ChatText Line(MessageToRender message, ChannelUse use, Channel? instead) =>
        instead is null
            ? PeopleWords.Book.Say(message.Culture, use == ChannelUse.Digest ? "ClosedDigestNowhere" : "ClosedKudosNowhere")
            : PeopleWords.Book.Say(message.Culture, use == ChannelUse.Digest ? "ClosedDigest" : "ClosedKudos", ("instead", Named(message, instead)));

    // The reader may be in another workspace, where the channel's id says nothing.
    private static ChatText Named(MessageToRender message, Channel channel) =>
        channel.WorkspaceId == message.Workspace.Id ? ChatText.Channel(channel.ExternalId, channel.Name) : "#" + channel.Name;
}
