using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Once a window is out that asked teams whether something helped: what they said stands beside what was done.</summary>
internal sealed class HearTeams(IReleasedFigures figures, RecentWindows windows, ActionNews news) : IFollowUpStep
{
    public int Order => 15;

    public Task<string?> RunAsync(string after, Instant now, CancellationToken cancellationToken) =>
        windows.NextAsync(after, now, ListAsync, (sql, window, action) => HearAsync(sql, window, action, now), cancellationToken);

    private async Task<IReadOnlyList<TeamAction>> ListAsync(SqlSession sql, ReleasedWindow window, ActionId after, int limit)
    {
        var asked = (await figures.ListFollowUpsAsync(sql, window.Id)).Select(figure => WhetherItHelped.Find(figure.Item)).OfType<ActionId>().ToList();
        return asked.Count == 0 ? [] : await ActionsStore.ListUnheardAfterAsync(sql, asked, after, limit);
    }

    private async Task HearAsync(SqlSession sql, ReleasedWindow window, TeamAction action, Instant now)
    {
        var released = await figures.ListFiguresAsync(sql, window.Id, WhetherItHelped.ItemOf(action.Id));
        if (released.FirstOrDefault(figure => figure.GroupId == action.Team.GroupId) is not { } said) return;
        var asked = new AskedAgain(window.Id, said.Fives, said.N);
        if (await ActionsStore.SaveAskedAgainAsync(sql, action.Id, asked, now))
            await news.TellAsync(sql, action with { AskedAgain = asked }, by: null, "action.asked_again", now);
    }
}
