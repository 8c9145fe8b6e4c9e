using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>
/// The mentions of one card. A mention is a tag with a name in a TextBlock and an entity with the same tag beside the body; nothing
/// else tells them apart, so that every person gets a tag of their own (Microsoft's pages: "Mention support within Adaptive Cards").
/// </summary>
/// <param name="areRead">False where Teams shows the tag as it is: in dialogs.</param>
internal sealed class TeamsMentions(bool areRead)
{
    private const string Invisible = "\u200b";

    private readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public bool CanMention(MentionSegment mention) =>
        areRead && mention.AccountId.Length > 0 && !string.IsNullOrWhiteSpace(LiteralText.Line(mention.Name));

    /// <summary>The tag as it stands in the text. Namesakes differ by characters that nobody sees.</summary>
    public string Tag(MentionSegment mention)
    {
        if (_tags.TryGetValue(mention.AccountId, out var known)) return known;

        // Whether Teams looks for tags before it reads Markdown or after is not documented: a name that is none needs no answer.
        var name = TeamsMarkup.Inert(mention.Name).Replace('>', '＞');
        while (!_taken.Add(name)) name += Invisible;
        return _tags[mention.AccountId] = $"<at>{name}</at>";
    }

    public JsonObject Entity(MentionSegment mention) => new()
    {
        ["type"] = "mention",
        ["text"] = Tag(mention),
        ["mentioned"] = new JsonObject { ["id"] = mention.AccountId, ["name"] = mention.Name },
    };
}
