using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary><c>@CultureBot thanks @ana …</c>: the same as <c>/kudos @ana …</c>, typed into the conversation.</summary>
internal sealed class KudosMention(AskerLookup askers, KudosCommand command)
{
    public async Task<ChatAnswer> AnswerAsync(MentionRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        var keywords = new KudosKeywords(KudosWords.Book, Languages.Of(asker?.Account, asker?.Workspace));
        return await command.AnswerAsync(
            new CommandRequest
            {
                Platform = request.Platform,
                WorkspaceId = request.WorkspaceId,
                AccountId = request.AccountId,
                RequestKey = request.RequestKey,
                Place = request.Place,
                ReplyTo = request.ReplyTo,
                Command = KudosChat.CommandName,
                Text = new(WithoutThanks(request.Text.Parts, keywords)),
            },
            cancellationToken);
    }

    private static ImmutableArray<CommandPart> WithoutThanks(ImmutableArray<CommandPart> parts, KudosKeywords keywords)
    {
        if (parts is not [TypedText { Text: var said }, ..]) return parts;
        // "@CultureBot: thanks @ana" as well as "@CultureBot thanks @ana".
        var typed = said.TrimStart(' ', ':', ',');
        var end = typed.IndexOfAny([' ', '\n', ':', ',']);
        var first = end < 0 ? typed : typed[..end];
        return parts.SetItem(0, new TypedText(keywords.IsThanks(first) ? typed[first.Length..].TrimStart(' ', ':', ',') : typed));
    }
}
