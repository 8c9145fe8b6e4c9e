using CultureBot.Delivery;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>Collects the sections of one digest, in their order.</summary>
internal sealed class DigestSections(IEnumerable<IDigestSection> sections)
{
    private static readonly Duration Week = Duration.FromDays(7);

    private readonly IDigestSection[] _sections = [.. sections.OrderBy(s => s.Order)];

    public async Task<IReadOnlyList<ChannelDigestPart>> ForChannelAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        var scope = new ChannelDigestScope(message.Workspace, message.NotBefore - Week, message.NotBefore, message.Culture);
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
}
