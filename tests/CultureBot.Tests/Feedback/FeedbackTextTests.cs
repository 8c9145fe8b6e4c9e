using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback;

public sealed class FeedbackTextTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("named Front Desk 4 quick", FeedbackWay.Named, "Front Desk 4 quick")]
    [InlineData("SEALED Front Desk", FeedbackWay.Sealed, "Front Desk")]
    [InlineData("relayed", FeedbackWay.Relayed, "")]
    [InlineData("Front Desk 4", null, "Front Desk 4")]
    [InlineData("", null, "")]
    public void A_way_stands_before_the_name(string typed, FeedbackWay? way, string rest)
    {
        var parsed = FeedbackText.Parse(new([new TypedText(typed)]), English);

        Assert.Equal((way, null, rest), (parsed.Way, parsed.Named, parsed.Rest));
    }

    [Fact]
    public void A_mention_is_who_served_and_the_rest_is_what_is_said()
    {
        var ana = new NamedAccount("U1", "Ana");

        var parsed = FeedbackText.Parse(new([new TypedText("sealed "), ana, new TypedText(" 5 for "), new NamedAccount("U2", "Ben")]), English);

        Assert.Equal((FeedbackWay.Sealed, ana, "5 for @Ben"), (parsed.Way, parsed.Named, parsed.Rest));
    }

    [Theory]
    [InlineData("4 quick and kind", 4, "quick and kind")]
    [InlineData("4/5 quick", 4, "quick")]
    [InlineData("5!", 5, "")]
    [InlineData("3: slow", 3, "slow")]
    [InlineData("6 of them came", null, "6 of them came")]
    [InlineData("0", null, "0")]
    [InlineData("45 minutes late", null, "45 minutes late")]
    [InlineData("quick", null, "quick")]
    [InlineData("", null, "")]
    public void Stars_stand_before_the_words(string typed, int? stars, string words) => Assert.Equal((stars, words), FeedbackText.Rated(typed));
}
