namespace CultureBot.Chat.Tests;

public sealed class ChatTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u00a0")]
    [InlineData("\ufeff\u200b\u202e\0")]
    public void What_nobody_sees_is_blank(string text)
    {
        Assert.True(ChatText.Plain(text).IsBlank);
        Assert.False((text + ChatText.Bold(".")).IsBlank);
    }

    [Fact]
    public void Texts_join_and_read_as_plain_text()
    {
        var text = ChatText.Join(", ", [ChatText.Mention("U1", "Ana"), ChatText.Channel("C1", "general"), ChatText.Link("here", new Uri("https://a.example/")), "<@U2>"]);

        Assert.Equal("@Ana, #general, here, <@U2>", text.ToPlain());
        Assert.Equal(new PlainSegment("<@U2>"), text.Segments[^1]);
    }

    [Fact]
    public void Texts_are_equal_by_their_segments()
    {
        Assert.Equal(ChatText.Bold("a") + "b", ChatText.Bold("a") + "b");
        Assert.Equal((ChatText.Bold("a") + "b").GetHashCode(), (ChatText.Bold("a") + "b").GetHashCode());
        Assert.NotEqual(ChatText.Bold("a"), ChatText.Plain("a"));
        Assert.NotEqual(ChatText.Mention("U1", "a"), ChatText.Mention("U2", "a"));
    }

    [Fact]
    public void A_text_of_empty_pieces_is_empty()
    {
        Assert.True((ChatText.Plain("") + ChatText.Empty).IsEmpty);
        Assert.False(ChatText.Plain(" ").IsEmpty);
    }
}
