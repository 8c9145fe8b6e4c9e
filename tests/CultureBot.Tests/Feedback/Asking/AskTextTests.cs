using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback.Asking;

public sealed class AskTextTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly NamedAccount Ana = new("U1", "Ana");
    private static readonly NamedAccount Ben = new("U2", "Ben");

    [Theory]
    [InlineData(" for \"laptop setup\"", "laptop setup")]
    [InlineData(" for “laptop setup”", "laptop setup")]
    [InlineData(", laptop setup", "laptop setup")]
    [InlineData(" about laptop \"air\" setup", "laptop \"air\" setup")]
    [InlineData("", "")]
    [InlineData(" for", "")]
    public void What_follows_the_names_is_what_it_was_about(string typed, string purpose)
    {
        var parsed = AskText.Parse(new([new TypedText("ask "), Ana, new TypedText(" and "), Ben, new TypedText(typed)]), English);

        Assert.Equal((purpose, false), (parsed.Purpose, parsed.IsForMe));
        Assert.Equal([Ana, Ben], parsed.Named);
    }

    [Fact]
    public void Me_is_for_oneself()
    {
        var parsed = AskText.Parse(new([new TypedText("ask me "), Ana, new TypedText(" for cover on Friday")]), English);

        Assert.Equal((true, "cover on Friday"), (parsed.IsForMe, parsed.Purpose));
    }
}
