using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What of feedback can be asked for in chat, and who answers.</summary>
internal static class FeedbackChat
{
    public const string CommandName = "feedback";
    public const string RateShortcut = "rate_service";
    public const string FormButton = "feedback.form";
    public const string LookButton = "feedback.look";
    public const string WriteBackButton = "feedback.write_back";
    public const string AcknowledgeButton = "feedback.acknowledge";
    public const string AnswerButton = "feedback.answer";
    public const string TapButton = "feedback.tap";
    public const string StoredButton = "feedback.stored";
    public const string WayButton = "feedback.way";
    public const string AddWordsButton = "feedback.words";

    /// <summary>All that a writer does is confidential, in whichever way they then choose: nothing tells who gave what, or when.</summary>
    public static void Map(ChatRoutes chat)
    {
        chat.For<FeedbackCommand>().Command(CommandName, c => c.AnswerAsync).Confidential();
        chat.For<FeedbackOpening>().Button(FormButton, o => o.OpenAsync).Shortcut(RateShortcut, o => o.OpenAsync).Confidential();
        chat.For<RatingConversation>().Form(FeedbackForm.Id, c => c.SubmitAsync).Confidential();
        chat.For<MailboxChat>()
            .Button(LookButton, m => m.LookAsync)
            .Button(WriteBackButton, m => m.OpenAsync)
            .Form(AnswerForms.WriteBackId, m => m.SubmitAsync)
            .Confidential();
        chat.For<TeamPromiseChat>().Form(PromiseCards.FormId, p => p.SubmitAsync);
        chat.For<ResponseChat>()
            .Button(AcknowledgeButton, r => r.AcknowledgeAsync)
            .Button(AnswerButton, r => r.OpenAsync)
            .Form(AnswerForms.AnswerId, r => r.SubmitAsync);
    }
}
