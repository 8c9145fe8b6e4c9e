namespace CultureBot.Web.Simulator;

/// <summary>Where the simulator takes later answers to a request: who asked, and in which conversation.</summary>
internal sealed record ReplyAddress(string AccountId, string Conversation)
{
    public override string ToString() => $"{AccountId}/{Conversation}";

    public static ReplyAddress? Parse(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? new(text[..slash], text[(slash + 1)..]) : null;
}
