using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.Actions;

/// <summary>Days 30 and 60: how does it go?</summary>
internal sealed class ProgressAskedKind(Database database, IReleasedFigures figures, ActionRights rights, TimeProvider clock)
    : ActionMessageKind(database, figures, rights, clock)
{
    public const string KindName = "actions.progress";

    public override string Name => KindName;

    protected override Task<Rendered> RenderAsync(SqlSession sql, MessageToRender message, ToldAction told) => Task.FromResult(While(
        told is { IsOpen: true, IsTheirs: true },
        message,
        told,
        () => FollowUpCards.ProgressAsked(message.Culture, told.Story, told.Today, told.MayDecide, message.Step)));
}

/// <summary>Its day has passed: said kindly, and to its owner alone.</summary>
internal sealed class OverdueKind(Database database, IReleasedFigures figures, ActionRights rights, TimeProvider clock)
    : ActionMessageKind(database, figures, rights, clock)
{
    public const string KindName = "actions.overdue";

    public override string Name => KindName;

    protected override Task<Rendered> RenderAsync(SqlSession sql, MessageToRender message, ToldAction told) => Task.FromResult(While(
        told.IsTheirs && told.Story.Action.IsOverdue(told.Today),
        message,
        told,
        () => FollowUpCards.Overdue(message.Culture, told.Story, told.Today, told.MayDecide)));
}

/// <summary>Somebody was named as the owner by somebody else.</summary>
internal sealed class YoursKind(Database database, IReleasedFigures figures, ActionRights rights, TimeProvider clock)
    : ActionMessageKind(database, figures, rights, clock)
{
    public const string KindName = "actions.yours";

    public override string Name => KindName;

    /// <summary>Nobody must own what they have never heard of.</summary>
    public override WhenUncertain WhenUncertain => WhenUncertain.Resend;

    protected override Task<Rendered> RenderAsync(SqlSession sql, MessageToRender message, ToldAction told) => Task.FromResult(While(
        told is { IsOpen: true, IsOwner: true },
        message,
        told,
        () => FollowUpCards.Yours(message.Culture, told.Story, told.Today, told.MayDecide)));
}

/// <summary>Whether it helped, for owner and manager.</summary>
internal sealed class EffectKind(Database database, IReleasedFigures figures, ActionRights rights, TimeProvider clock)
    : ActionMessageKind(database, figures, rights, clock)
{
    public const string KindName = "actions.effect";

    public override string Name => KindName;

    public override WhenUncertain WhenUncertain => WhenUncertain.Resend;

    protected override Task<Rendered> RenderAsync(SqlSession sql, MessageToRender message, ToldAction told) => Task.FromResult(
        told.Story.Action is { Effect.Value: not null } or { AskedAgain: not null } && (told.IsTheirs || message.WasSent)
            ? Rendered.Present(FollowUpCards.DidItHelp(message.Culture, told.Story, told.Today))
            : Rendered.Absent);
}
