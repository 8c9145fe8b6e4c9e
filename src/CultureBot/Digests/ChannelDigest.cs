using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>Friday's digest of a workspace: one post in one channel, with details in its thread.</summary>
internal sealed class ChannelDigestWork(Database database, OutboxSignal outbox, TimeProvider clock) : IScheduledWork
{
    public const string WorkName = "channel-digest";

    public string Name => WorkName;

    public MissedRule Missed => MissedRule.LatestWithinTwoDays;

    public bool MayPause => true;

    public string? SubjectOf(OccurrenceId occurrence) => DigestSchedule.Subject(occurrence);

    public Schedule? DefaultFor(Workspace workspace, Instant now) => DigestSchedule.For(workspace, WorkName, isPersonal: false, now);

    public Schedule? DefaultForOrganization(Instant now) => null;

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await database.WriteAsync(
            async sql =>
            {
                var workspace = await WorkspacesStore.FindAsync(sql, occurrence.WorkspaceId!.Value);
                var channel = workspace is null ? null : await WorkspacesStore.FindDigestChannelAsync(sql, workspace);
                if (channel is null) return;
                var post = new WantedMessage
                {
                    Kind = DigestPostKind.KindName,
                    Subject = DigestSchedule.Subject(occurrence.Id),
                    Destination = new(workspace!.Id, DestinationKind.Channel, channel.ExternalId),
                    NotBefore = occurrence.DueAt,
                };
                var parent = await OutboxStore.WantAsync(sql, post, now);
                await OutboxStore.WantAsync(sql, post with { Kind = DigestDetailsKind.KindName, Parent = parent }, now);
            },
            WriteUrgency.Background,
            cancellationToken);
        outbox.Notify();
        return null;
    }
}

/// <summary>The post: what everybody should see, or an older thank-you when the week was quiet.</summary>
internal sealed class DigestPostKind(DigestSections sections) : IMessageKind
{
    public const string KindName = "digest.post";

    public string Name => KindName;

    /// <summary>A digest that may have arrived is not sent twice.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var parts = await sections.ForChannelAsync(message, cancellationToken);
        var isQuiet = parts.All(p => p.Post.IsEmpty);
        var blocks = isQuiet
            ? parts.Select(p => p.WhenQuiet).FirstOrDefault(w => !w.IsEmpty, [])
            : [.. parts.SelectMany(p => p.Post)];
        if (blocks.IsEmpty) return Rendered.Absent;
        var title = DigestWords.Book.Say(message.Culture, "ChannelTitle", ("workspace", message.Workspace.Name));
        return Rendered.Present(
            new Card(title, [new HeadingBlock(title), .. blocks]), [.. parts.SelectMany(p => p.PostCarries).Distinct(StringComparer.Ordinal)]);
    }
}

/// <summary>The reply in the post's thread.</summary>
internal sealed class DigestDetailsKind(DigestSections sections) : IMessageKind
{
    public const string KindName = "digest.details";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var parts = await sections.ForChannelAsync(message, cancellationToken);
        ImmutableArray<CardBlock> blocks = [.. parts.SelectMany(p => p.Details)];
        return blocks.IsEmpty
            ? Rendered.Absent
            : Rendered.Present(
                new Card(DigestWords.Book.Say(message.Culture, "DetailsTitle"), blocks),
                [.. parts.SelectMany(p => p.DetailsCarries).Distinct(StringComparer.Ordinal)]);
    }
}
