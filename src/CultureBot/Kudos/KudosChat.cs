using CultureBot.Chat;

namespace CultureBot.Kudos;

/// <summary>What of kudos can be asked for in chat, and who answers.</summary>
internal static class KudosChat
{
    public const string CommandName = "kudos";
    public const string GiveShortcut = "give_kudos";
    public const string ThankForShortcut = "thank_for_message";
    public const string MySearch = "my_kudos";
    public const string FormButton = "kudos.form";
    public const string AddButton = "kudos.add";
    public const string SendButton = "kudos.send";
    public const string PostButton = "kudos.post";
    public const string KeepPrivateButton = "kudos.keep_private";
    public const string NotNowButton = "kudos.not_now";
    public const string UndoButton = "kudos.undo";
    public const string BoostButton = "kudos.boost";
    public const string UnboostButton = "kudos.unboost";

    public static void Map(ChatRoutes chat, KudosOptions options)
    {
        chat.For<KudosCommand>().Command(CommandName, k => k.AnswerAsync);
        chat.For<KudosMention>().Mention(k => k.AnswerAsync);
        chat.For<KudosReactions>().Reaction(options.ReactionName, k => k.AnswerAsync);
        chat.For<KudosOpening>()
            .Button(FormButton, k => k.OpenAsync)
            .Shortcut(GiveShortcut, k => k.OpenAsync)
            .MessageShortcut(ThankForShortcut, k => k.ThankForAsync);
        chat.For<KudosBoosts>()
            .Button(BoostButton, k => k.AddAsync)
            .Button(UnboostButton, k => k.TakeOffAsync);
        chat.For<KudosButtons>()
            .Button(AddButton, k => k.AddWordsAsync)
            .Button(SendButton, k => k.SendDraftAsync)
            .Button(PostButton, k => k.SendDraftAsync)
            .Button(KeepPrivateButton, k => k.SendDraftAsync)
            .Button(NotNowButton, k => k.DropDraftAsync)
            .Button(UndoButton, k => k.UndoAsync);
        chat.For<KudosSearch>().Search(MySearch, k => k.AnswerAsync);
        chat.For<KudosSubmission>().Form(KudosForm.Id, k => k.AnswerAsync);
    }
}
