using CultureBot.Testing.Slack;

namespace CultureBot.Web.Tests.EndToEnd.Faults;

/// <summary>One kudos that somebody gave while everything failed.</summary>
/// <param name="Words">Its own, so that it is found at Slack.</param>
/// <param name="Giver">Who gave it.</param>
/// <param name="Places">The channels that it belongs in, direct messages among them.</param>
internal sealed record Thanks(string Words, string Giver, IReadOnlyList<string> Places)
{
    public bool IsUndone { get; set; }

    public int CopiesIn(FakeSlack slack, string place) =>
        slack.State.MessagesIn(place).Count(message => message.Text.Contains(Words, StringComparison.Ordinal));

    /// <summary>How often Slack posted it there without saying so in time: the one window in which it may be there twice.</summary>
    public int UnansweredIn(FakeSlack slack, string place) => slack.Unanswered.Count(call =>
        call.Method == "chat.postMessage" && IsPlace(place, call.Arguments["channel"]!.ToString())
        && call.Arguments["text"]!.ToString().Contains(Words, StringComparison.Ordinal));

    // A direct message is sent to the account.
    private static bool IsPlace(string place, string channel) => place == channel || (channel[0] == 'U' && place == "D" + channel[1..]);
}
