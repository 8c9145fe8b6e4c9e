using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback;

public sealed class AnswerValueTests
{
    private static readonly FeedbackSubject Subject = new(new Guid("01920000-0000-7000-8000-000000000004"), IsRelay: true);

    [Fact]
    public void What_a_button_says_is_read_back()
    {
        foreach (var value in (AnswerValue[])[new(Subject, AnswerKind.Declined), new(Subject with { IsRelay = false }, AnswerKind.Acknowledged, Acknowledgement.Sorry)])
            Assert.Equal(value, AnswerValue.Read(value.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("relay:01920000-0000-7000-8000-000000000004|Wrote|")]
    [InlineData("relay:01920000-0000-7000-8000-000000000004|9|")]
    [InlineData("kudos:01920000-0000-7000-8000-000000000004|Done|")]
    [InlineData("relay:nobody|Done|")]
    public void No_button_of_ours_says_anything_else(string value) => Assert.Null(AnswerValue.Read(value));
}
