using System.Globalization;
using System.Resources;

namespace CultureBot.Chat.Slack;

/// <summary>
/// What the adapter itself says, when no slice can. It knows no person yet, so it speaks the language that the process
/// was started in.
/// </summary>
internal static class SlackWords
{
    private static readonly Phrasebook Book = new(new ResourceManager(typeof(SlackWords).FullName!, typeof(SlackWords).Assembly));

    public static ChatText TookTooLong => Say("took_too_long");

    public static ChatText MayHaveWorked => Say("may_have_worked");

    public static ChatText WentWrong => Say("went_wrong");

    public static string Close => Say("close").ToPlain();

    private static ChatText Say(string key) => Book.Say(CultureInfo.CurrentUICulture, key);
}
