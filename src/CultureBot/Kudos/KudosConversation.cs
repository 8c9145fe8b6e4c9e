using System.Globalization;
using CultureBot.Chat;
using CultureBot.Workspaces;

namespace CultureBot.Kudos;

/// <summary>Runs the use cases and puts their results into words, however they were asked for.</summary>
internal sealed class KudosConversation(
    ChannelLookup channels, GiveKudosHandler give, UndoKudosHandler undo, KudosDrafts drafts, KudosAnswers answers)
{
    public async Task<ChatAnswer> GiveAsync(CultureInfo culture, GiveKudos kudos, CancellationToken cancellationToken)
    {
        switch (await give.HandleAsync(kudos, cancellationToken))
        {
            case KudosGiven given:
                return ChatAnswer.Private(answers.Given(culture, given));
            case KudosRefused { Reason: KudosRefusal.Nobody } when kudos.Nominees.FirstOrDefault(n => n.GroupName is not null) is { } member:
                return ChatAnswer.Private(answers.EmptyGroup(culture, member.GroupName!, kudos.Words));
            case KudosRefused refused:
                return ChatAnswer.Private(answers.Refused(culture, refused, kudos.Words));
            case ReactionIsOld:
                return ChatAnswer.Nothing;
            case MoreWordsWanted:
                return ChatAnswer.Private(answers.MoreWordsWanted(culture, await KeepAsync(kudos, cancellationToken)));
            case PlaceToConfirm place:
                return ChatAnswer.Private(answers.PlaceToConfirm(culture, await KeepAsync(kudos, cancellationToken), place));
            case var other:
                throw new InvalidOperationException($"GiveKudos returned {other.GetType().Name}, which has no answer.");
        }
    }

    public async Task<ChatAnswer> UndoAsync(CultureInfo culture, UndoKudos request, CancellationToken cancellationToken) =>
        await undo.HandleAsync(request, cancellationToken) switch
        {
            KudosUndone undone => ChatAnswer.Private(answers.Undone(culture, undone)),
            NothingToUndo nothing => ChatAnswer.Private(answers.NothingToUndo(culture, nothing)),
            var other => throw new InvalidOperationException($"UndoKudos returned {other.GetType().Name}, which has no answer."),
        };

    /// <summary>Whether the bot may post at a place; null when that could not be found out in time.</summary>
    public async Task<bool?> CanPostAsync(Workspace workspace, ChatPlace place, CancellationToken cancellationToken) =>
        place.Kind is PlaceKind.Direct or PlaceKind.Group || place.ChannelId.Length == 0
            ? false
            : (await channels.FindAsync(workspace, place.ChannelId, cancellationToken))?.CanPost;

    private Task<KudosDraft> KeepAsync(GiveKudos kudos, CancellationToken cancellationToken) =>
        drafts.KeepAsync(
            kudos.RequestKey,
            kudos.Giver.Id,
            new(
                [.. kudos.Nominees.Select(n => new DraftRecipient(n.Account.Id.Value, n.GroupName))], kudos.Words, kudos.Visibility, kudos.Place)
            {
                Source = kudos.Source,
            },
            cancellationToken);
}
