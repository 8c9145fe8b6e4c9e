using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Digests;

/// <summary>What you got, what you gave, and one person to remember.</summary>
internal sealed class DigestPersonalKind(DigestSections sections, Database database) : IMessageKind
{
    public const string KindName = "digest.personal";

    public string Name => KindName;

    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        // One that was sent before its reader had enough of them stays.
        if (!message.WasSent && !await IsWantedAsync(message, cancellationToken)) return Rendered.Absent;
        var parts = await sections.ForPersonAsync(message, cancellationToken);
        if (parts.All(p => p.News.IsEmpty)) return Rendered.Absent;
        var title = DigestWords.Book.Say(message.Culture, "PersonalTitle");
        ImmutableArray<CardBlock> blocks =
        [
            new HeadingBlock(title),
            .. parts.SelectMany(p => p.News),
            .. parts.SelectMany(p => p.Aside),
            new NoteBlock(DigestWords.Book.Say(message.Culture, "PersonalFooter")),
        ];
        return Rendered.Present(new Card(title, blocks), [.. parts.SelectMany(p => p.Carries).Distinct(StringComparer.Ordinal)]);
    }

    private async Task<bool> IsWantedAsync(MessageToRender message, CancellationToken cancellationToken) =>
        message.Recipient is not { } reader
        || (await database.ReadAsync(sql => PreferencesStore.FindAsync(sql, reader.PersonId), cancellationToken)).WantsOwnDigest;
}
