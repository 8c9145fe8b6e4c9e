using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback.Asking;

public sealed class AskValueTests
{
    private static readonly AskValue Value = new(new(new Guid("01920000-0000-7000-8000-000000000004")), FeedbackWay.Relayed, 4, ReceiptCode.Create(), "2026-Q4");

    [Fact]
    public void A_value_is_read_back_as_it_was()
    {
        Assert.Equal(Value, AskValue.Read(Value.ToString()));
        Assert.Equal(Value with { Stars = 0 }, AskValue.Read((Value with { Stars = 0 }).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("||||")]
    [InlineData("01920000000070008000000000000004|Sealed|4|01234-56789-01234-56789-01234")]
    [InlineData("01920000000070008000000000000004|Sealed|6|01234-56789-01234-56789-01234|2026-Q4")]
    [InlineData("01920000000070008000000000000004|7|4|01234-56789-01234-56789-01234|2026-Q4")]
    [InlineData("01920000000070008000000000000004|Sealed|4|01234|2026-Q4")]
    [InlineData("nobody|Sealed|4|01234-56789-01234-56789-01234|2026-Q4")]
    public void What_no_button_of_ours_has_is_none(string typed) => Assert.Null(AskValue.Read(typed));
}
