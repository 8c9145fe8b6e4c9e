using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary>What the person who gives a kudos reads: confirmations, questions and refusals, each with a way on.</summary>
internal sealed class KudosAnswers(KudosWords words)
{
    public Card Help(CultureInfo culture, IEnumerable<CompanyValue> values) => new(
        words.Say(culture, "HelpTitle"),
        [
            new HeadingBlock(words.Say(culture, "HelpTitle")),
            new ListBlock(
            [
                words.Say(culture, "HelpGive"),
                words.Say(culture, "HelpSeveral"),
                words.Say(culture, "HelpValues", ("values", string.Join("  ", values.Select(value => value.Label)))),
                words.Say(culture, "HelpPrivate"),
                words.Say(culture, "HelpUndo"),
            ]),
            new NoteBlock(words.Say(culture, "HelpPrompt")),
            new ActionsBlock([new Button { Label = words.SayPlain(culture, "ButtonForm"), Action = KudosChat.FormButton, Style = ButtonStyle.Primary, OpensForm = true }]),
        ]);

    public Card Given(CultureInfo culture, KudosGiven given)
    {
        var names = words.List(culture, [.. given.Recipients.Take(5).Select(a => (ChatText)a.Name), .. More(culture, given.Recipients.Length - 5)]);
        var headline = (given.Kudos.Visibility, given.PostedTo) switch
        {
            (Visibility.Public, { } channel) => words.Say(
                culture, given.IsElsewhere ? "GivenElsewhere" : "GivenHere", ("recipients", names), ("channel", ChatText.Channel(channel.ExternalId, channel.Name))),
            (Visibility.Public, null) => words.Say(culture, "GivenNowhere", ("recipients", names)),
            (Visibility.PrivateAndManager, _) => words.Say(culture, "GivenWithManager", ("recipients", names)),
            (Visibility.ManagerOnly, _) => words.Say(culture, "GivenManagerOnly", ("recipients", names)),
            _ => words.Say(culture, "GivenPrivate", ("recipients", names)),
        };
        return new(
            headline,
            [
                new TextBlock(headline),
                .. given.LeftOut.Select(l => new NoteBlock(words.Say(culture, "LeftOut" + l.Reason, ("name", l.Account.Name)))),
                new ActionsBlock([new Button
                {
                    Label = words.SayPlain(culture, "ButtonUndo"), Action = KudosChat.UndoButton, Value = given.Kudos.Id.Subject,
                }]),
            ]);
    }

    /// <summary>A kind no, with the words given back so that nothing has to be typed again.</summary>
    public Card Refused(CultureInfo culture, KudosRefused refused, string giversWords) =>
        WithWords(culture, words.Say(culture, "Refused" + refused.Reason, ("name", refused.Who?.Name ?? ""), ("most", KudosText.MostCharacters)), giversWords);

    public Card Unknown(CultureInfo culture, string name, string giversWords) =>
        WithWords(culture, words.Say(culture, "RefusedUnknown", ("name", name)), giversWords);

    /// <summary>Everybody in the group is away, a bot, or the giver.</summary>
    public Card EmptyGroup(CultureInfo culture, string group, string giversWords) =>
        WithWords(culture, words.Say(culture, "RefusedEmptyGroup", ("name", group)), giversWords);

    public Card NotFinished(CultureInfo culture, string giversWords) =>
        WithWords(culture, words.Say(culture, "NotFinished"), giversWords);

    public Card MoreWordsWanted(CultureInfo culture, KudosDraft draft) => new(
        words.Say(culture, "Hint"),
        [
            new TextBlock(words.Say(culture, "Hint")),
            new QuoteBlock(draft.Content.Words),
            new ActionsBlock(
            [
                Draft(culture, "ButtonAdd", KudosChat.AddButton, draft, ButtonStyle.Primary),
                Draft(culture, "ButtonSendAsItIs", KudosChat.SendButton, draft),
            ]),
        ]);

    public Card PlaceToConfirm(CultureInfo culture, KudosDraft draft, PlaceToConfirm place)
    {
        var channel = ChatText.Channel(place.Channel.ExternalId, place.Channel.Name);
        return new(
            words.Say(culture, "ConfirmPlace", ("channel", channel)),
            [
                new TextBlock(words.Say(culture, "ConfirmPlace", ("channel", channel))),
                new QuoteBlock(draft.Content.Words),
                new ActionsBlock(
                [
                    new Button
                    {
                        Label = words.SayPlain(culture, "ButtonPost", ("channel", channel)),
                        Action = KudosChat.PostButton, Value = draft.Id.ToString("D"), Style = ButtonStyle.Primary,
                    },
                    Draft(culture, "ButtonKeepPrivate", KudosChat.KeepPrivateButton, draft),
                    Draft(culture, "ButtonNotNow", KudosChat.NotNowButton, draft),
                ]),
            ]);
    }

    public Card NotSent(CultureInfo culture, string giversWords) => WithWords(culture, words.Say(culture, "NotSent"), giversWords);

    public Card DraftGone(CultureInfo culture) => Card.Of(words.Say(culture, "DraftGone"));

    public Card FormExpired(CultureInfo culture, string giversWords) => WithWords(culture, words.Say(culture, "FormExpired"), giversWords);

    public Card BoostFailed(CultureInfo culture) => Card.Of(words.Say(culture, "BoostFailed"));

    public Card Boosted(CultureInfo culture, BoostKudosResult result, KudosId kudos)
    {
        var said = words.Say(culture, "Boost" + result);
        return result is BoostKudosResult.Added or BoostKudosResult.ThereAlready
            ? new(said, [new TextBlock(said), new ActionsBlock([new Button
            {
                Label = words.SayPlain(culture, "ButtonUnboost"), Action = KudosChat.UnboostButton, Value = kudos.Subject,
            }])])
            : Card.Of(said);
    }

    public Card Undone(CultureInfo culture, KudosUndone undone) => WithWords(culture, words.Say(culture, "Undone"), undone.Kudos.Words);

    public Card NothingToUndo(CultureInfo culture, NothingToUndo nothing) =>
        Card.Of(words.Say(culture, nothing.IsTooLate ? "UndoTooLate" : "NothingToUndo"));

    /// <param name="known">The workspace's language; null when it is not even known by name.</param>
    /// <param name="giversWords">Given back.</param>
    public Card UnknownWorkspace(CultureInfo? known, string giversWords)
    {
        var culture = known ?? Languages.Of(null, null);
        return WithWords(culture, words.Say(culture, "UnknownWorkspace"), giversWords);
    }

    private IEnumerable<ChatText> More(CultureInfo culture, int count) =>
        count > 0 ? [words.Say(culture, "MorePeople", ("count", count))] : [];

    private Button Draft(CultureInfo culture, string label, string action, KudosDraft draft, ButtonStyle style = ButtonStyle.Plain) => new()
    {
        Label = words.SayPlain(culture, label), Action = action, Value = draft.Id.ToString("D"), Style = style, OpensForm = action == KudosChat.AddButton,
    };

    private Card WithWords(CultureInfo culture, ChatText said, string giversWords) =>
        giversWords.Length == 0
            ? Card.Of(said)
            : new(said, [new TextBlock(said), new NoteBlock(words.Say(culture, "YourWords")), new QuoteBlock(giversWords)]);
}
