using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Chat.Teams;

/// <summary>
/// What happens when a handler failed. What merely happened is refused, so that Teams tells it again (handlers run twice without
/// harm). People get kind words and their own back: a form stays open with everything they typed.
/// </summary>
internal sealed class TeamsApologies(TeamsSurroundings surroundings, TeamsForms forms)
{
    public TeamsAnswer Of(TeamsOrigin origin, TeamsIncoming incoming, ChatText words)
    {
        var errors = incoming.Submitted?.Form.Fields is [{ Name: var first }, ..]
            ? ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add(first, words.ToPlain())
            : null;
        switch (incoming.Way)
        {
            case TeamsWay.Card when incoming.Submitted is { } submitted && errors is not null && origin.Activity.IsPersonal:
                return TeamsAnswer.Of(TeamsBodies.InPlace(forms.Show(submitted, isDialog: false, errors)));
            case TeamsWay.Card:
                return TeamsAnswer.Of(TeamsBodies.Error(StatusCodes.Status500InternalServerError, words.ToPlain()));
            case TeamsWay.OpenDialog or TeamsWay.Dialog when incoming.Submitted is { } submitted && errors is not null:
                return TeamsAnswer.Of(TeamsBodies.Dialog(submitted.Form.Title, forms.Show(submitted, isDialog: true, errors)));
            case TeamsWay.OpenDialog or TeamsWay.Dialog:
                return TeamsAnswer.Of(TeamsBodies.DialogMessage(words.ToPlain()));
            case TeamsWay.Search:
                return TeamsAnswer.Of(TeamsBodies.SearchMessage(words.ToPlain()));
            case TeamsWay.Message when incoming.Requests is [var request, ..] && TeamsReplyPlace.Find(request.ReplyTo) is { } place:
                if (incoming.Submitted is { } typed && errors is not null) surroundings.ReplyWithForm(origin.Tenant, place, TeamsForms.Again(typed, errors));
                // Not in the place of the card with the button: that one can be pressed again.
                else surroundings.ReplyWithCard(origin.Tenant, place with { CardId = "" }, Sorry(request, words));
                return TeamsAnswer.Empty;
            default:
                return TeamsAnswer.Later;
        }
    }

    private static Card Sorry(ChatRequest request, ChatText words)
    {
        var said = request switch
        {
            CommandRequest command => $"{command.Command} {command.Text.ToPlain()}".TrimEnd(),
            MentionRequest mention => mention.Text.ToPlain(),
            _ => "",
        };
        return said.Length == 0 ? Card.Of(words) : new(words, [new TextBlock(words), new QuoteBlock(said)]);
    }
}
