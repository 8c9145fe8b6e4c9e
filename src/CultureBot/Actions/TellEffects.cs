using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Tells owner and manager whether it helped.</summary>
internal sealed class TellEffects(IReleasedFigures figures, SendFollowUp send, RecentWindows windows) : IFollowUpStep
{
    public int Order => 20;

    public Task<string?> RunAsync(string after, Instant now, CancellationToken cancellationToken) =>
        windows.NextAsync(
            after,
            now,
            (sql, window, from, limit) => ActionsStore.ListMeasuredAfterAsync(sql, window.Id, from, limit),
            (sql, _, action) => TellAsync(sql, action, now),
            cancellationToken);

    private async Task TellAsync(SqlSession sql, TeamAction action, Instant now)
    {
        var owner = (await PeopleStore.FindAsync(sql, action.OwnerId))?.PersonId;
        var manager = (await figures.FindGroupAsync(sql, action.Team.Window, action.Team.GroupId))?.ManagerId;
        foreach (var person in new[] { owner, manager }.OfType<PersonId>().Distinct())
        {
            if (await PeopleStore.FindStandingAsync(sql, person) is { } reader)
                await send.HandleAsync(sql, EffectKind.KindName, action.Id.Subject, "", reader, now);
        }
    }
}
