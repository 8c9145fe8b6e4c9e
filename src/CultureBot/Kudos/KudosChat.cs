using CultureBot.Chat;

namespace CultureBot.Kudos;

/// <summary>What of kudos can be asked for in chat, and who answers.</summary>
internal static class KudosChat
{
    public const string FormButton = "kudos.form";
    public const string AddButton = "kudos.add";
    public const string SendButton = "kudos.send";
    public const string PostButton = "kudos.post";
    public const string KeepPrivateButton = "kudos.keep_private";
    public const string NotNowButton = "kudos.not_now";
    public const string UndoButton = "kudos.undo";

    public static void Map(ChatRoutes chat)
    {
        chat.For<KudosCommand>().Command("kudos", k => k.AnswerAsync);
        chat.For<KudosButtons>()
            .Button(FormButton, k => k.OpenFormAsync)
            .Button(AddButton, k => k.AddWordsAsync)
            .Button(SendButton, k => k.SendDraftAsync)
            .Button(PostButton, k => k.SendDraftAsync)
            .Button(KeepPrivateButton, k => k.SendDraftAsync)
            .Button(NotNowButton, k => k.DropDraftAsync)
            .Button(UndoButton, k => k.UndoAsync);
        chat.For<KudosSubmission>().Form(KudosForm.Id, k => k.AnswerAsync);
    }
}
