using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Whoever was asked taps how well they were served, chooses another way before, and adds words if they like.</summary>
internal sealed class AskConversation(MemberLookup members, Database database, RatingConversation rating, AddWordsHandler addWords, CurrentQuarter quarters)
{
    /// <summary>The same card, for another way.</summary>
    public async Task<ChatAnswer> ChangeWayAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (await FindAsync(member, request.Value, cancellationToken) is not (var value, var asked)) return Gone(member);
        return ChatAnswer.Next(AskCards.Ask(member.Culture, asked, value.Way, await quarters.FindAsync(cancellationToken)));
    }

    public async Task<ChatAnswer> TapAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (await FindAsync(member, request.Value, cancellationToken) is not ({ Stars: > 0 } value, var asked)) return Gone(member);
        // A sealed one is counted with this quarter, which the card of an earlier one does not say: they read when, and tap again.
        if (value.Way == FeedbackWay.Sealed && await quarters.FindAsync(cancellationToken) is var quarter && quarter.Name != value.Quarter)
            return ChatAnswer.Next(AskCards.Ask(member.Culture, asked, value.Way, quarter));

        var (result, card) = await rating.SayAsync(
            member, new() { Customer = member.Account, Provider = asked.Provider, Way = value.Way, Rating = new() { Stars = value.Stars }, Code = value.Code }, cancellationToken);
        return ChatAnswer.Next(AskCards.Rated(member.Culture, card, result is ServiceRated ? value : null));
    }

    public async Task<ChatAnswer> OpenWordsAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        return await FindAsync(member, request.Value, cancellationToken) is ({ Stars: > 0 } value, _)
            ? ChatAnswer.Open(AskForms.Words(member.Culture, value), Card.Of(FeedbackWords.Say(member.Culture, "FormExpired")))
            : Gone(member);
    }

    public async Task<ChatAnswer> SubmitWordsAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var written = AskForms.ReadWords(request);
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, written.Words, written.Wish);
        if (await FindAsync(member, ToneForm.StateOf(request), cancellationToken) is not ({ Stars: > 0 } value, var asked))
            return ChatAnswer.Private(FeedbackAnswers.GivenBack(member.Culture, AskWords.Say(member.Culture, "AskGone"), written.Words, written.Wish));

        var said = written with { Stars = value.Stars };
        if (!said.HasWords || said.IsTooLong)
        {
            return ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(
                AskForms.FieldOfError(said),
                FeedbackWords.SayPlain(member.Culture, said.IsTooLong ? "WrongLength" : "RefusedNoWords", ("most", Rating.MostCharacters))));
        }

        if (ToneForm.Ask(member.Culture, request, () => AskForms.Words(member.Culture, value), AskForms.WordsField, AskForms.WishField) is { } told) return told;
        if (value.Way == FeedbackWay.Named)
        {
            return await rating.RateAsync(
                member, new() { Customer = member.Account, Provider = asked.Provider, Way = value.Way, Rating = said, Code = ReceiptCode.Create() }, cancellationToken);
        }

        if (await addWords.HandleAsync(new(member.Account, asked.Provider, value.Way, said, value.Code), cancellationToken) is not { } added)
        {
            return ChatAnswer.Private(FeedbackAnswers.GivenBack(
                member.Culture, AskWords.Say(member.Culture, "AddedBefore", ("provider", asked.Provider.Name)), said.Words, said.Wish));
        }

        // Words may be answered, so that from now on there is something to look for.
        return value.Way == FeedbackWay.Relayed
            ? ChatAnswer.Keep(FeedbackAnswers.Relayed(
                member.Culture, new() { Customer = member.Account, Provider = asked.Provider, Way = value.Way, Rating = said, Code = value.Code }, added))
            : ChatAnswer.Private(Card.Of(AskWords.Say(member.Culture, "AddedSealed", ("provider", asked.Provider.Name))));
    }

    private static ChatAnswer Gone(Member member) => ChatAnswer.Private(Card.Of(AskWords.Say(member.Culture, "AskGone")));

    /// <summary>What the button is about; null when that was asked of somebody else, or is gone.</summary>
    private async Task<(AskValue Value, AskedService Asked)?> FindAsync(Member member, string typed, CancellationToken cancellationToken)
    {
        if (AskValue.Read(typed) is not { } value) return null;
        var (asked, person) = await database.ReadAsync(
            async sql => await AskedService.FindAsync(sql, value.Asking) is { } service
                ? (service, (await PeopleStore.FindAsync(sql, service.Asking.CustomerId))?.PersonId)
                : (null, null),
            cancellationToken);
        return asked is not null && person == member.Account.PersonId ? (value, asked) : null;
    }
}
