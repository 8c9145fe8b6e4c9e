using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Chat.Slack.Tests.Requests;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("thanks", "text:thanks")]
    [InlineData("  two  spaces \n and a line ", "text:  two  spaces \n and a line ")]
    [InlineData("<@U123|bob> thanks", "account:U123:bob|text: thanks")]
    [InlineData("<@U123> <@W9>", "account:U123:|text: |account:W9:")]
    [InlineData("<!subteam^S77|@helpdesk> did it", "group:S77:helpdesk|text: did it")]
    [InlineData("<!subteam^S77>", "group:S77:")]
    [InlineData("in <#C1|general> and <#C2|>", "text:in |channel:C1:general|text: and |channel:C2:")]
    [InlineData("@bob thanks", "handle:bob|text: thanks")]
    [InlineData("thanks (@bob.smith), @ann-lee.", "text:thanks (|handle:bob.smith|text:), |handle:ann-lee|text:.")]
    [InlineData("@bob's help", "handle:bob|text:'s help")]
    [InlineData("@Jörg_2 @李", "handle:Jörg_2|text: |handle:李")]
    [InlineData("line\n@bob", "text:line\n|handle:bob")]
    [InlineData("mail bob@example.com or a.b+c@example.com", "text:mail bob@example.com or a.b+c@example.com")]
    [InlineData("@bob@example.com", "text:@bob@example.com")]
    [InlineData("a @ b @@c @.", "text:a @ b @@c @.")]
    [InlineData("<!here> <!channel|channel> <!everyone>", "text:@here @channel @everyone")]
    [InlineData("@here", "text:@here")]
    [InlineData("5 &lt; 6 &amp;&amp; 7 &gt; 6", "text:5 < 6 && 7 > 6")]
    [InlineData("&amp;lt; &copy; &", "text:&lt; &copy; &")]
    [InlineData("&lt;@U123&gt; &lt;!channel&gt;", "text:<@U123> <!channel>")]
    [InlineData("see <https://x.example/a?b=1&amp;c=2|the notes>", "text:see the notes")]
    [InlineData("<https://x.example/a?b=1&amp;c=2>", "text:https://x.example/a?b=1&c=2")]
    [InlineData("<mailto:bob@example.com|bob@example.com>", "text:bob@example.com")]
    [InlineData("<!date^1392734382^{date}|Friday &amp; more>", "text:Friday & more")]
    [InlineData("a < b and <notaref> and <@> and <", "text:a < b and <notaref> and <@> and <")]
    [InlineData("*bold* _it_ `code` #ownership", "text:*bold* _it_ `code` #ownership")]
    [InlineData("nul\0nul", "text:nul\uFFFDnul")]
    public void Typed_text_is_read_to_the_letter(string typed, string expected) => Assert.Equal(expected, Show(SlackText.Parse(typed)));

    [Fact]
    public void Text_without_references_reads_back_as_it_was_typed() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), (string typed) =>
        {
            var harmless = (typed ?? "").Replace("&", "", StringComparison.Ordinal).Replace("<", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);
            return SlackText.Parse(harmless).ToPlain() == harmless;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_Slack_escapes_is_read_back_whatever_it_was() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), (string typed) =>
        {
            var text = (typed ?? "").Replace("\0", "", StringComparison.Ordinal);
            var escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
            return SlackText.Parse(escaped).ToPlain() == text;
        }).QuickCheckThrowOnFailure();

    private static string Show(CommandText text) => string.Join('|', text.Parts.Select(part => part switch
    {
        TypedText typed => "text:" + typed.Text,
        NamedAccount account => $"account:{account.AccountId}:{account.Name}",
        NamedGroup group => $"group:{group.GroupId}:{group.Name}",
        NamedChannel channel => $"channel:{channel.ChannelId}:{channel.Name}",
        TypedHandle handle => "handle:" + handle.Handle,
        _ => part.ToString(),
    }));
}
