using System.Globalization;
using System.Resources;

namespace CultureBot.Chat.Teams;

/// <summary>
/// What the adapter itself says when it posts. It knows no person yet, so it speaks the language that the process was started in.
/// </summary>
internal static class TeamsReplyWords
{
    private static readonly Phrasebook Book = new(new ResourceManager(typeof(TeamsReplyWords).FullName!, typeof(TeamsReplyWords).Assembly));

    /// <summary>For all to see, so it tells nothing.</summary>
    public static ChatText AnswerWaits => Say("answer_waits");

    /// <summary>What a group chat without a name is called.</summary>
    public static string GroupChat => Say("group_chat").ToPlain();

    /// <summary>What Teams calls a team's first channel, whose name it does not tell.</summary>
    public static string General => Say("general").ToPlain();

    /// <summary>An app whose name Teams does not tell.</summary>
    public static string SomeApp => Say("some_app").ToPlain();

    private static ChatText Say(string key) => Book.Say(CultureInfo.CurrentUICulture, key);
}
