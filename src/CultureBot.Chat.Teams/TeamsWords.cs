using System.Globalization;
using System.Resources;

namespace CultureBot.Chat.Teams;

/// <summary>
/// What the adapter itself says, when no slice can. It knows no person yet, so it speaks the language that the process
/// was started in.
/// </summary>
internal static class TeamsWords
{
    private static readonly Phrasebook Book = new(new ResourceManager(typeof(TeamsWords).FullName!, typeof(TeamsWords).Assembly));

    public static ChatText TookTooLong => Say("took_too_long");

    public static ChatText MayHaveWorked => Say("may_have_worked");

    public static ChatText WentWrong => Say("went_wrong");

    public static string UnknownButton => Say("unknown_button").ToPlain();

    public static string NothingFound => Say("nothing_found").ToPlain();

    /// <summary>After a button that others see, when the answer has gone to the person's own chat.</summary>
    public static string SeeOurChat => Say("see_our_chat").ToPlain();

    public static string Done => Say("done").ToPlain();

    private static ChatText Say(string key) => Book.Say(CultureInfo.CurrentUICulture, key);
}
