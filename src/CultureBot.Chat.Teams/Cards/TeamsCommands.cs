namespace CultureBot.Chat.Teams;

/// <summary>Teams knows no slash commands: a command is shown as one types it, by its bare name.</summary>
internal static class TeamsCommands
{
    public static Card Written(Card card) => card.WithTexts(Written);

    public static ChatText Written(ChatText text) =>
        text.Segments.Any(segment => segment is CommandSegment) ? new([.. text.Segments.Select(Written)]) : text;

    // Bold, so that it stands out of its sentence as the slash did.
    private static ChatSegment Written(ChatSegment segment) =>
        segment is CommandSegment command ? new PlainSegment(command.Name) { IsBold = true } : segment;
}
