using CultureBot.People;
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
    public Task HandleAsync(WindowId id, CancellationToken cancellationToken) => GoOnAsync(id, "", cancellationToken);

    /// <summary>
    /// The rest of the first wave, when whoever waited for its end was cut off: behind the last person who was asked, so that nobody is
    /// asked twice. Nothing once its end was noted, nor where people are asked on their own days.
    /// </summary>
    public async Task FinishFirstAsync(Window window, CancellationToken cancellationToken)
    {
        if (window is not { State: WindowState.Open, Wave: 1 }) return;
        var (isCutOff, last) = await database.ReadAsync(ReadAsync, cancellationToken);
        if (isCutOff) await GoOnAsync(window.Id, SendWaveHandler.CursorBehind(window.Wave, last), cancellationToken);

        async Task<(bool IsCutOff, PersonId? Last)> ReadAsync(SqlSession sql)
        {
            var survey = (await SurveysStore.FindAsync(sql, window.SurveyId))!;
            return (
                !survey.Template.AsksOnOwnDay() && !await AskingsStore.IsNotedAsync(sql, survey.Id, window.Id, window.Wave, window.LaunchedAt.InUtc().Date),
                await BallotsStore.FindLastInvitedAsync(sql, window.Id, window.Wave));
        }
    }

    private async Task GoOnAsync(WindowId id, string from, CancellationToken cancellationToken)
    {
        for (var cursor = from; cursor is not null;) cursor = await StepAsync(id, cursor, cancellationToken);
    }
}
