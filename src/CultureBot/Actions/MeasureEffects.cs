using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Once a survey's next window is out: whether what was done after the window before helped.</summary>
internal sealed class MeasureEffects(IReleasedFigures figures, EffectFigures effects, RecentWindows windows, ActionNews news) : IFollowUpStep
{
    public int Order => 10;

    public Task<string?> RunAsync(string after, Instant now, CancellationToken cancellationToken) =>
        windows.NextAsync(after, now, ListAsync, (sql, window, action) => MeasureAsync(sql, window, action, now), cancellationToken);

    // What was promised only after people had answered again can have moved nothing.
    private async Task<IReadOnlyList<TeamAction>> ListAsync(SqlSession sql, ReleasedWindow window, ActionId after, int limit) =>
        await figures.FindBeforeAsync(sql, window) is { } before
            ? await ActionsStore.ListUnmeasuredAfterAsync(sql, before.Id, window.ClosedAt, after, limit)
            : [];

    private async Task MeasureAsync(SqlSession sql, ReleasedWindow window, TeamAction action, Instant now)
    {
        var effect = await effects.MeasureAsync(sql, action, window);
        if (await ActionsStore.SaveEffectAsync(sql, action.Id, effect, now))
            await news.TellAsync(sql, action with { Effect = effect }, by: null, "action.compared", now);
    }
}
