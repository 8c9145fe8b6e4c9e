using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback;

/// <summary>What is written down by hand and typed again is the same code; nothing else is one.</summary>
public sealed class ReceiptCodeTests
{
    [Fact]
    public void However_it_is_typed_it_is_the_same_code()
    {
        var code = ReceiptCode.Read("01A2B-3C4D5-6E7F8-9G0H1-JKMNP")!;

        foreach (var typed in (string[])["01a2b3c4d56e7f89g0h1jkmnp", " o1A2B 3C4D5 6E7F8 9GOHI JKMNP ", "0LA2B-3C4D5-6E7F8-9G0H1-JKMNP."])
        {
            Assert.Equal(code, ReceiptCode.Read(typed));
            Assert.Equal(code.Mailbox, ReceiptCode.Read(typed)!.Mailbox);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("01A2B-3C4D5-6E7F8-9G0H1")]
    [InlineData("01A2B-3C4D5-6E7F8-9G0H1-JKMNU")]
    [InlineData("01A2B-3C4D5-6E7F8-9G0H1-JKMNP-0")]
    public void Anything_else_is_none(string typed) => Assert.Null(ReceiptCode.Read(typed));

    [Fact]
    public void No_two_are_the_same_and_neither_hash_tells_the_other()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => ReceiptCode.Create()).ToList();

        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(code, ReceiptCode.Read(code.Text)));
        Assert.All(codes, code => Assert.NotEqual(code.RatingId.ToByteArray(), code.Mailbox[..16]));
        Assert.Equal(1000, codes.Select(code => code.RatingId).Distinct().Count());
    }
}
