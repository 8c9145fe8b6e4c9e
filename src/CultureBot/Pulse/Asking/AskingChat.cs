using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>The buttons of a card that asks, and its form. All of them are confidential: nothing tells who answered, or when.</summary>
internal static class AskingChat
{
    public const string AnswerButton = "pulse.answer";
    public const string BackButton = "pulse.back";
    public const string ChangeButton = "pulse.change";
    public const string ShowButton = "pulse.show";
    public const string StoredButton = "pulse.stored";
    public const string AfterButton = "pulse.after";
    public const string SubmitButton = "pulse.submit";
    public const string WordsButton = "pulse.words";

    public static void Map(ChatRoutes chat)
    {
        chat.For<Answering>()
            .Button(AnswerButton, answering => answering.AnswerAsync)
            .Button(BackButton, answering => answering.BackAsync)
            .Button(ChangeButton, answering => answering.ChangeAsync)
            .Button(ShowButton, answering => answering.ShowAsync)
            .Button(StoredButton, answering => answering.TellStoredAsync)
            .Button(AfterButton, answering => answering.TellAfterAsync)
            .Confidential();
        chat.For<Submitting>()
            .Button(SubmitButton, submitting => submitting.SubmitAsync)
            .Button(WordsButton, submitting => submitting.OpenWordsAsync)
            .Form(WordsForm.Id, submitting => submitting.SubmitWordsAsync)
            .Confidential();
    }
}
