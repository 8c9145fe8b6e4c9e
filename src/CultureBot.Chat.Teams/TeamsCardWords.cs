using System.Globalization;
using System.Resources;

namespace CultureBot.Chat.Teams;

/// <summary>What cards need beside a slice's own words. A card knows no reader, so it speaks the language that the process was started in.</summary>
internal static class TeamsCardWords
{
    private static readonly Phrasebook Book = new(new ResourceManager(typeof(TeamsCardWords).FullName!, typeof(TeamsCardWords).Assembly));

    public static ChatText Page(int number, int of) => Book.Say(CultureInfo.CurrentUICulture, "page", ("number", number), ("of", of));

    public static string Needed(string label) => Book.SayPlain(CultureInfo.CurrentUICulture, "needed", ("label", label));

    public static string LeftOut => Book.SayPlain(CultureInfo.CurrentUICulture, "left_out");
}
