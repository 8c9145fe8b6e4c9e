using System.Globalization;
using CultureBot.Chat;
using CultureBot.Web.Simulator;

namespace CultureBot.Web.Demo;

/// <summary>How the past's public thank-yous look in their channels; the first change renders them anew by Kudos itself.</summary>
internal static class DemoPosts
{
    public static string Write(DemoKudos kudos, CultureInfo culture)
    {
        ChatText recipients = kudos.Group is { } team
            ? ChatText.Bold("@" + team.Handle)
            : ChatText.Join(", ", kudos.Recipients.Select(p => ChatText.Mention(p.ExternalId, p.Name)));
        var title = SimulatorWords.Say(
            culture, "demo_kudos", ("giver", kudos.Giver.Name), ("recipients", recipients));
        List<CardBlock> blocks = [new TextBlock(title), new QuoteBlock(kudos.Words)];
        if (!kudos.Values.IsEmpty) blocks.Add(new NoteBlock(string.Join(" ", kudos.Values.Select(v => "#" + v))));
        return SimulatorJson.Write(new Card(ChatText.Plain(title.ToPlain()), [.. blocks]));
    }
}
