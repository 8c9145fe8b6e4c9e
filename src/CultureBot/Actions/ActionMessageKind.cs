using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>What all messages about one action share: they are told anew each time, to whom they still concern.</summary>
internal abstract class ActionMessageKind(Database database, IReleasedFigures figures, ActionRights rights, TimeProvider clock) : IMessageKind
{
    public abstract string Name { get; }

    /// <summary>Better no question than two.</summary>
    public virtual WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (ActionId.Find(message.Subject) is not { } id || message.Recipient is not { } reader) return Rendered.Absent;
        return await database.ReadAsync(
            async sql => await ActionStory.FindAsync(sql, figures, id, message.Culture) is { } story
                ? await RenderAsync(
                    sql, message, new(story, reader, OwnDay.Of(reader, clock.GetCurrentInstant()), await rights.MayDecideAsync(sql, reader, story.Action.Team)))
                : Rendered.Absent,
            cancellationToken);
    }

    protected abstract Task<Rendered> RenderAsync(SqlSession sql, MessageToRender message, ToldAction told);

    /// <summary>A question that is true no more is not asked; one that was asked says so.</summary>
    protected static Rendered While(bool isTrue, MessageToRender message, ToldAction told, Func<Card> ask) =>
        isTrue ? Rendered.Present(ask())
        : !message.WasSent ? Rendered.Absent
        : told.IsOpen ? Rendered.Present(FollowUpCards.NotYours(message.Culture))
        : Rendered.Present(FollowUpCards.Settled(message.Culture, told.Story, told.Today));
}

/// <param name="Story">The action.</param>
/// <param name="Reader">Who reads of it.</param>
/// <param name="Today">Their day.</param>
/// <param name="MayDecide">They answer for the team.</param>
internal sealed record ToldAction(ActionStory Story, Account Reader, LocalDate Today, bool MayDecide)
{
    public bool IsOpen => Story.Action.State == ActionState.Open;

    /// <summary>They own it, or answer for its team.</summary>
    public bool IsTheirs => MayDecide || IsOwner;

    public bool IsOwner => Story.Owner.PersonId == Reader.PersonId;
}
