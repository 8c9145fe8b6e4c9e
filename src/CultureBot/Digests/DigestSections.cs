using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>Collects the sections of one digest, in their order.</summary>
internal sealed class DigestSections(IEnumerable<IDigestSection> sections, Database database)
{
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>The last digest may have been early, at most by a week: a longer gap was a pause or an outage, and stays one.</summary>
    private static readonly Duration Longest = Duration.FromDays(14);

    private readonly IDigestSection[] _sections = [.. sections.OrderBy(s => s.Order)];

    public async Task<IReadOnlyList<ChannelDigestPart>> ForChannelAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var scope = new ChannelDigestScope(
            message.Workspace, await StartAsync(message, cancellationToken), message.NotBefore, message.Culture);
        var parts = new List<ChannelDigestPart>();
        foreach (var section in _sections) parts.Add(await section.ForChannelAsync(scope, cancellationToken));
        return parts;
    }

    public async Task<IReadOnlyList<PersonalDigestPart>> ForPersonAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (message.Recipient is not { IsActive: true } account) return [];
        var scope = new PersonalDigestScope(message.Workspace, account, message.NotBefore - Week, message.NotBefore, message.Culture);
        var parts = new List<PersonalDigestPart>();
        foreach (var section in _sections) parts.Add(await section.ForPersonAsync(scope, cancellationToken));
        return parts;
    }

    /// <summary>A week back, or where the last digest ended when that went out early: no day is in neither of the two.</summary>
    private async Task<Instant> StartAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var week = message.NotBefore - Week;
        var occurrence = DigestSchedule.OccurrenceOf(message.Subject);
        var previous = await database.ReadAsync(sql => OccurrencesStore.FindPreviousDueAsync(sql, occurrence), cancellationToken);
        return previous is { } end && end < week && end >= message.NotBefore - Longest ? end : week;
    }
}
