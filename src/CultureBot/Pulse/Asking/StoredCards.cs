using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>What is stored, and what happens with it, in full (methodology §4 and §6).</summary>
internal sealed class StoredCards(DraftSeal seal)
{
    public Card Stored(AskingReader reader, AskedPerson respondent)
    {
        var promise = respondent.Window.Promise;
        return Make(
            reader,
            respondent,
            "StoredTitle",
            reader.Say("StoredSealed"),
            promise.IsCompanyOnly ? reader.Say("StoredNoGroup") : reader.Say("StoredGroup", ("day", reader.Day(respondent.Window.LaunchedAt))),
            reader.Say("StoredParticipation"),
            reader.Say("StoredDraft"),
            reader.Say("StoredKey"),
            reader.Say("StoredClose"),
            reader.Say("StoredEverybody"),
            reader.Say("StoredComments", ("bands", promise.ForBands)),
            reader.Say("StoredNotFound"),
            Promised(reader, promise));
    }

    public Card After(AskingReader reader, AskedPerson respondent) => Make(
        reader,
        respondent,
        "AfterTitle",
        AskingResults.When(reader, respondent.Window, respondent.Survey),
        reader.Say("AfterTogether"),
        reader.Say("AfterTalk"),
        reader.Say("AfterActions"),
        reader.Say("AfterAgain"),
        reader.Say("AfterNever"));

    /// <summary>The promise in numbers, as it was frozen when the window opened.</summary>
    public static ChatText Promised(AskingReader reader, Promise promise)
    {
        var numbers = reader.Say("Promise", ("fives", promise.ForFives), ("bands", promise.ForBands));
        if (promise.IsCompanyOnly) return ChatText.Join(" ", [numbers, reader.Say("PromiseCompanyOnly")]);
        return promise.Attribute.Length == 0
            ? ChatText.Join(" ", [numbers, reader.Say("PromiseTree")])
            : ChatText.Join(" ", [numbers, reader.Say("PromiseAttribute", ("attribute", promise.Attribute))]);
    }

    private Card Make(AskingReader reader, AskedPerson respondent, string title, params ChatText[] lines)
    {
        var buttons = new AskingButtons(reader, respondent, seal.Seal(respondent.Window.Id, respondent.Wave, respondent.Person, respondent.Draft));
        return new(
            reader.Say(title),
            [
                new HeadingBlock(reader.Say(title)),
                new ListBlock([.. lines]),
                new ActionsBlock([buttons.Say("ButtonToQuestions", AskingChat.ShowButton)]),
            ]);
    }
}
