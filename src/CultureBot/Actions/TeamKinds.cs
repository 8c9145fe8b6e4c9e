using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>Day 10: has the team talked? It asks until they have, or until the team has been answered.</summary>
internal sealed class TalkAskedKind(Database database, IReleasedFigures figures) : IMessageKind
{
    public const string KindName = "actions.talk";

    public string Name => KindName;

    /// <summary>Better no question than two.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (Team.Find(message.Subject) is not { } team || message.Recipient is not { } reader) return Rendered.Absent;
        var (group, isDone) = await database.ReadAsync(
            async sql => (
                await figures.FindGroupAsync(sql, team.Window, team.GroupId),
                await FollowUpsStore.HasTalkedAsync(sql, team) || (await ActionsStore.ListAsync(sql, team)).Count > 0),
            cancellationToken);
        if (group is null || (!message.WasSent && (isDone || group.ManagerId != reader.PersonId))) return Rendered.Absent;
        return Rendered.Present(isDone ? FollowUpCards.TalkDone(message.Culture) : FollowUpCards.TalkAsked(message.Culture, team, group.Name, figures.TalkAbout(team.Window, team.GroupId, message.Culture)));
    }
}

/// <summary>Day 14: what does the team hear? Once it has heard something, that stands here.</summary>
internal sealed class ActionsAskedKind(Database database, IReleasedFigures figures, TimeProvider clock) : IMessageKind
{
    public const string KindName = "actions.asked";

    public string Name => KindName;

    /// <summary>Better no question than two.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (Team.Find(message.Subject) is not { } team || message.Recipient is not { } reader) return Rendered.Absent;
        var (group, stories) = await database.ReadAsync(
            async sql => (
                await figures.FindGroupAsync(sql, team.Window, team.GroupId),
                await ActionStory.ListAsync(sql, figures, await ActionsStore.ListAsync(sql, team), message.Culture)),
            cancellationToken);
        if (group is null || (!message.WasSent && (stories.Count > 0 || group.ManagerId != reader.PersonId))) return Rendered.Absent;
        return Rendered.Present(stories.Count > 0
            ? FollowUpCards.ActionsGiven(message.Culture, group.Name, stories, OwnDay.Of(reader, clock.GetCurrentInstant()))
            : FollowUpCards.ActionsAsked(message.Culture, team, group.Name));
    }
}
