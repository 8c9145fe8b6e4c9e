using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>One step of a window's next wave, and at its end the note of who was asked today.</summary>
internal sealed class SendWholeWave(Database database, SendWaveHandler send, TimeProvider clock)
{
    /// <returns>Where to go on; null when everybody has been asked.</returns>
    public async Task<string?> StepAsync(WindowId id, string cursor, CancellationToken cancellationToken)
    {
        var sent = await send.HandleAsync(new(id, cursor), cancellationToken);
        if (sent.Cursor is not null || sent.Refusal is not null) return sent.Cursor;

        var today = clock.GetCurrentInstant().InUtc().Date;
        await database.WriteAsync(
            async sql =>
            {
                if (await WindowsStore.FindAsync(sql, id) is { Wave: > 0 } window) await AskingsStore.NoteAsync(sql, window.SurveyId, id, window.Wave, today);
            },
            WriteUrgency.Background,
            cancellationToken);
        return null;
    }

    /// <summary>All steps, for who waits for the end.</summary>
    public async Task HandleAsync(WindowId id, CancellationToken cancellationToken)
    {
        for (var cursor = ""; cursor is not null;) cursor = await StepAsync(id, cursor, cancellationToken);
    }
}
