using Microsoft.AspNetCore.Http;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Gives a handler's answer in the way each kind of activity takes it. Answers are for the person who asked alone: where others
/// would see them they go to the person's own chat.
/// </summary>
internal sealed class TeamsAnswers(TeamsSurroundings surroundings, TeamsForms forms)
{
    private const string Product = "CultureBot";

    public Task<TeamsAnswer> OfAsync(TeamsOrigin origin, TeamsIncoming incoming, ChatAnswer answer, CancellationToken cancellationToken) => incoming.Way switch
    {
        TeamsWay.Card => CardAsync(origin, incoming, answer, cancellationToken),
        TeamsWay.OpenDialog or TeamsWay.Dialog => DialogAsync(origin, incoming, answer, cancellationToken),
        TeamsWay.Search => Task.FromResult(Search(answer)),
        _ => Task.FromResult(Message(origin, incoming, answer)),
    };

    /// <summary>Nobody handles what was pressed: a card of an older version, or of another app.</summary>
    public static TeamsAnswer Unknown(TeamsIncoming incoming) => incoming.Way switch
    {
        TeamsWay.Card => TeamsAnswer.Of(TeamsBodies.Error(StatusCodes.Status400BadRequest, TeamsWords.UnknownButton)),
        TeamsWay.OpenDialog or TeamsWay.Dialog => TeamsAnswer.Of(TeamsBodies.DialogMessage(TeamsWords.UnknownButton)),
        TeamsWay.Search => TeamsAnswer.Of(TeamsBodies.SearchMessage(TeamsWords.NothingFound)),
        _ => TeamsAnswer.Empty,
    };

    private async Task<TeamsAnswer> CardAsync(TeamsOrigin origin, TeamsIncoming incoming, ChatAnswer answer, CancellationToken cancellationToken)
    {
        var isPersonal = origin.Activity.IsPersonal;
        switch (answer)
        {
            case PrivateAnswer { Card: var card } when isPersonal:
                return TeamsAnswer.Of(TeamsBodies.InPlace(surroundings.Show(card)));
            case PrivateAnswer { Card: var card } told:
                // A moment's sentence has no room for buttons. What asks for a decision comes into the person's own chat; what
                // they merely could do as well would be a message for each +1.
                if (told.IsKept || AsksForDecision(card)) Reply(origin, card);
                return TeamsAnswer.Of(TeamsBodies.Said(TeamsCommands.Written(card.Summary).ToPlain()));
            case FormAnswer { Form: var form } when isPersonal:
                return TeamsAnswer.Of(TeamsBodies.InPlace(await forms.ShowAsync(origin, form, isDialog: false, null, null, cancellationToken)));
            case FormAnswer { Form: var form }:
                Reply(origin, form);
                return TeamsAnswer.Of(TeamsBodies.Said(TeamsWords.SeeOurChat));
            case FieldErrorsAnswer errors when incoming.Submitted is { } submitted && isPersonal:
                return TeamsAnswer.Of(TeamsBodies.InPlace(
                    await forms.ShowAsync(origin, submitted.Form, isDialog: false, submitted.Values, errors.ByField, cancellationToken)));
            case FieldErrorsAnswer errors when incoming.Submitted is { } submitted:
                Reply(origin, TeamsForms.Again(submitted, errors.ByField));
                return TeamsAnswer.Of(TeamsBodies.Said(TeamsWords.SeeOurChat));
            default:
                return TeamsAnswer.Of(TeamsBodies.Said(TeamsWords.Done));
        }
    }

    private async Task<TeamsAnswer> DialogAsync(TeamsOrigin origin, TeamsIncoming incoming, ChatAnswer answer, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            // A dialog is gone when it is closed.
            case PrivateAnswer { IsKept: true, Card: var card }:
                Reply(origin, card);
                return TeamsAnswer.Of(TeamsBodies.Dialog(incoming.Submitted?.Form.Title ?? Product, surroundings.ShowInDialog(card)));
            case PrivateAnswer { Card: { Blocks: [TextBlock only] } }:
                return TeamsAnswer.Of(TeamsBodies.DialogMessage(TeamsCommands.Written(only.Text).ToPlain()));
            case PrivateAnswer { Card: var card }:
                return TeamsAnswer.Of(TeamsBodies.Dialog(incoming.Submitted?.Form.Title ?? Product, surroundings.ShowInDialog(card)));
            case FormAnswer { Form: var form }:
                return TeamsAnswer.Of(TeamsBodies.Dialog(form.Title, await forms.ShowAsync(origin, form, isDialog: true, null, null, cancellationToken)));
            case FieldErrorsAnswer errors when incoming.Submitted is { Form: var form } submitted:
                return TeamsAnswer.Of(TeamsBodies.Dialog(
                    form.Title, await forms.ShowAsync(origin, form, isDialog: true, submitted.Values, errors.ByField, cancellationToken)));
            // An empty body closes a dialog, and opens none.
            default:
                return incoming.Way == TeamsWay.Dialog ? TeamsAnswer.Empty : TeamsAnswer.Of(TeamsBodies.DialogMessage(TeamsWords.Done));
        }
    }

    private static bool AsksForDecision(Card card) =>
        card.Blocks.OfType<ActionsBlock>().SelectMany(actions => actions.Buttons).Any(button => button.Style != ButtonStyle.Plain);

    private TeamsAnswer Search(ChatAnswer answer) => TeamsAnswer.Of(answer switch
    {
        FoundAnswer { Cards.Length: > 0 } found => TeamsBodies.Results(found.Cards.Select(card => (card, surroundings.Show(card.Card)))),
        PrivateAnswer { Card.Summary: var summary } => TeamsBodies.SearchMessage(TeamsCommands.Written(summary).ToPlain()),
        _ => TeamsBodies.SearchMessage(TeamsWords.NothingFound),
    });

    private TeamsAnswer Message(TeamsOrigin origin, TeamsIncoming incoming, ChatAnswer answer)
    {
        switch (answer)
        {
            case PrivateAnswer { Card: var card }:
                Reply(origin, card, incoming);
                break;
            // What merely happened asked for no form.
            case FormAnswer form when incoming.Way == TeamsWay.Event:
                Reply(origin, form.Otherwise, incoming);
                break;
            case FormAnswer { Form: var form }:
                Reply(origin, form, incoming);
                break;
            case FieldErrorsAnswer errors when incoming.Submitted is { } submitted:
                Reply(origin, TeamsForms.Again(submitted, errors.ByField), incoming);
                break;
        }

        return TeamsAnswer.Empty;
    }

    private void Reply(TeamsOrigin origin, Card card, TeamsIncoming? incoming = null)
    {
        if (Place(origin, incoming) is { } place) surroundings.ReplyWithCard(origin.Tenant, place, card);
    }

    private void Reply(TeamsOrigin origin, Form form, TeamsIncoming? incoming = null)
    {
        if (Place(origin, incoming) is { } place) surroundings.ReplyWithForm(origin.Tenant, place, form);
    }

    /// <summary>Where a message goes that answers this; in the place of the card when one was submitted as a message.</summary>
    private static TeamsReplyPlace? Place(TeamsOrigin origin, TeamsIncoming? incoming) =>
        TeamsReplyPlace.Find(incoming?.Requests is [{ ReplyTo: { Length: > 0 } asked }, ..] ? asked : origin.ReplyTo());
}
