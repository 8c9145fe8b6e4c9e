using System.Collections.Immutable;

namespace CultureBot.Chat.Teams;

/// <summary>An activity, understood.</summary>
internal sealed record TeamsIncoming
{
    /// <summary>Nothing here is for us: acknowledged with an empty 200.</summary>
    public static TeamsIncoming Ignored { get; } = new();

    /// <summary>Teams does not send this: answered with 400.</summary>
    public static TeamsIncoming Malformed { get; } = new() { IsMalformed = true };

    /// <summary>An invoke that nobody here knows: answered with 501.</summary>
    public static TeamsIncoming Unknown { get; } = new() { IsUnknown = true };

    public bool IsMalformed { get; private init; }

    public bool IsUnknown { get; private init; }

    public TeamsWay Way { get; init; }

    /// <summary>What to run; the last one that has something to say is answered.</summary>
    public ImmutableArray<ChatRequest> Requests { get; init; } = [];

    /// <summary>It is told of a team's General channel and true of all its channels.</summary>
    public bool IsOfWholeTeam { get; init; }

    /// <summary>The bot is no longer where the activity comes from: what was known of that place is forgotten.</summary>
    public bool IsFarewell { get; init; }

    /// <summary>The form that was submitted, to be shown again with everything in it.</summary>
    public SubmittedForm? Submitted { get; init; }

    public static TeamsIncoming Of(TeamsWay way, params ImmutableArray<ChatRequest> requests) => new() { Way = way, Requests = requests };
}

/// <summary>How an activity came, which decides how it can be answered.</summary>
internal enum TeamsWay
{
    /// <summary>Something that happened; nobody waits for words.</summary>
    Event,

    /// <summary>A message, or a card submitted as one: answered by a message.</summary>
    Message,

    /// <summary>A button of a card in a conversation (adaptiveCard/action): the answer can take the card's place.</summary>
    Card,

    /// <summary>A dialog is to be opened.</summary>
    OpenDialog,

    /// <summary>A dialog was submitted.</summary>
    Dialog,

    /// <summary>A search from where a message is written.</summary>
    Search,
}
