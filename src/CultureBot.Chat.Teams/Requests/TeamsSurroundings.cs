using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>What reading and answering need of the rest of the adapter, as functions, so that both can be tried without it.</summary>
internal sealed record TeamsSurroundings
{
    public required Func<TeamsActivity, CancellationToken, ValueTask> RememberAsync { get; init; }

    public required Func<TeamsActivity, CancellationToken, ValueTask> ForgetAsync { get; init; }

    /// <summary>The account id of an Entra id in a tenant.</summary>
    public required Func<string, string, CancellationToken, ValueTask<string?>> FindAccountIdAsync { get; init; }

    /// <summary>The channels of a team in a tenant.</summary>
    public required Func<string, string, CancellationToken, ValueTask<ImmutableArray<string>>> ListChannelIdsAsync { get; init; }

    /// <summary>Whether an id is that of a team that the bot is in.</summary>
    public required Func<string, string, CancellationToken, ValueTask<bool>> IsTeamAsync { get; init; }

    /// <summary>People of a conversation in a tenant.</summary>
    public required Func<string, string, CancellationToken, ValueTask<ImmutableArray<FormOption>>> SuggestAsync { get; init; }

    public required Action<string, TeamsReplyPlace, Card> ReplyWithCard { get; init; }

    public required Action<string, TeamsReplyPlace, Form> ReplyWithForm { get; init; }

    public Func<JsonElement, TeamsCardAction?> ReadAction { get; init; } = TeamsCardAction.Read;

    public Func<Card, JsonObject> Show { get; init; } = card => AdaptiveCardRenderer.One(card);

    public Func<Card, JsonObject> ShowInDialog { get; init; } = AdaptiveCardRenderer.Dialog;

    public FormRenderer ShowForm { get; init; } = AdaptiveCardRenderer.Form;

    public delegate JsonObject FormRenderer(
        Form form,
        ImmutableArray<FormOption> people,
        bool isDialog,
        ImmutableDictionary<string, ImmutableArray<string>>? typed,
        ImmutableDictionary<string, string>? errors);

    public static TeamsSurroundings Of(TeamsConversations conversations, TeamsReplies replies) => new()
    {
        RememberAsync = conversations.RememberAsync,
        ForgetAsync = conversations.ForgetAsync,
        FindAccountIdAsync = conversations.FindAccountIdAsync,
        ListChannelIdsAsync = conversations.ListChannelIdsAsync,
        IsTeamAsync = conversations.IsTeamAsync,
        SuggestAsync = conversations.SuggestAsync,
        ReplyWithCard = replies.Add,
        ReplyWithForm = replies.Add,
    };
}
