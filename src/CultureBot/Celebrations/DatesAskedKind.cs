using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.Celebrations;

/// <summary>The question for dates that nobody knows; it follows what its reader says.</summary>
internal sealed class DatesAskedKind(Database database) : IMessageKind
{
    public const string KindName = "celebration.dates";

    public string Name => KindName;

    /// <summary>Better no question than two.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (message.Recipient is not { IsActive: true } reader) return Rendered.Absent;
        var (own, isOn) = await database.ReadAsync(
            async sql =>
            {
                List<OwnCelebration> known = [];
                foreach (var kind in DatesAsked.Read(message.Step)) known.Add(await OwnCelebrationsStore.FindAsync(sql, reader.PersonId, kind));
                var settings = await CelebrationSettingsStore.ListOfAsync(sql, reader.PersonId);
                return (known, known.Exists(one => IsOpen(one) && settings.Any(set => set.Has(one.Kind))));
            },
            cancellationToken);
        // Whoever said it before, or is in HR's list by now, is not asked.
        return !message.WasSent && !isOn ? Rendered.Absent : Rendered.Present(DateCards.Asked(message.Culture, own));
    }

    private static bool IsOpen(OwnCelebration own) => own is { IsWanted: true, Listed: null, Said: null };
}
