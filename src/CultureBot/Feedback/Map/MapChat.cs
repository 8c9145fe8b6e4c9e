using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What of the service map can be pressed and sent in chat, and who answers. The map itself is a topic of <c>/feedback</c>.</summary>
internal static class MapChat
{
    public const string EdgeButton = "feedback.edge";
    public const string EdgeAskedButton = "feedback.edge_asked";
    public const string FormButton = "feedback.map_form";
    public const string PageButton = "feedback.map_page";

    public static void Map(ChatRoutes chat)
    {
        chat.For<MapButtons>()
            .Button(EdgeButton, b => b.SayAsync)
            .Button(EdgeAskedButton, b => b.AnswerAsync)
            .Button(PageButton, b => b.LinkAsync);
        chat.For<MapSubmission>().Button(FormButton, f => f.OpenAsync).Form(MapForm.Id, f => f.SubmitAsync);
    }
}
