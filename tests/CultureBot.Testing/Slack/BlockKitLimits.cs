using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>
/// Holds Block Kit JSON against what Slack takes: the documented limits (block-kit-limits.json), required texts that are
/// empty, ids that are there twice, characters Slack chokes on, and the house rule that nothing is written as mrkdwn.
/// </summary>
public static class BlockKitLimits
{
    private const int MessageCharacters = 13_000;
    private const int ViewBytes = 250_000;

    private static readonly JsonNode Limits = Read();

    /// <summary>What is wrong with a message ({ text, blocks }), a view or an array of blocks; a line each.</summary>
    public static IReadOnlyList<string> Check(JsonNode root)
    {
        var check = new Checker();
        if (root is JsonArray blocks)
        {
            check.Blocks(blocks, most: 50, "blocks");
        }
        else if ((string?)root["type"] is "modal" or "home")
        {
            check.View(root);
        }
        else
        {
            check.Message(root);
        }

        return check.Violations;
    }

    private static JsonNode Read()
    {
        using var stream = typeof(BlockKitLimits).Assembly.GetManifestResourceStream("block-kit-limits.json")!;
        return JsonNode.Parse(stream)!;
    }

    private sealed class Checker
    {
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private int _characters;

        public List<string> Violations { get; } = [];

        public void Message(JsonNode message)
        {
            var text = (string?)message["text"] ?? "";
            Length(text, 1, 4_000, "text");
            if (text.AsSpan().ContainsAny('<', '>')) Add("text", "holds an unescaped '<' or '>'");
            Blocks(message["blocks"]!.AsArray(), most: 50, "blocks");
            if (_characters > MessageCharacters) Add("message", $"has {_characters} characters in all");
        }

        public void View(JsonNode view)
        {
            // Slack asks for a submit button only where there is something to submit.
            var hasInput = view["blocks"]!.AsArray().Any(block => (string?)block!["type"] == "input");
            foreach (var part in (string[])["title", "submit", "close"])
            {
                if (part == "submit" && !hasInput && view[part] is null) continue;
                PlainText(view[part], (int)Limits["view"]![part]!["max_length"]!, part);
            }

            Length((string?)view["private_metadata"] ?? "", 0, 3000, "private_metadata");
            Length((string?)view["callback_id"] ?? "", 0, 255, "callback_id");
            var blocks = view["blocks"]!.AsArray();
            if (blocks.Count == 0) Add("blocks", "is empty");
            Blocks(blocks, most: 100, "blocks");
            var bytes = Encoding.UTF8.GetByteCount(view.ToJsonString());
            if (bytes > ViewBytes) Add("view", $"is {bytes} bytes long");
        }

        public void Blocks(JsonArray blocks, int most, string at)
        {
            Count(blocks, 0, most, at);
            for (var i = 0; i < blocks.Count; i++) Block(blocks[i]!, $"{at}[{i}]");
            // House rules: one chart a message, with its numbers in text below.
            var charts = blocks.Index().Where(b => (string?)b.Item!["type"] == "data_visualization").ToList();
            if (charts.Count > 1) Add(at, "holds more than one chart");
            if (charts.Exists(c => (string?)blocks.ElementAtOrDefault(c.Index + 1)?["type"] != "rich_text")) Add(at, "holds a chart without its numbers in text");
        }

        private void Block(JsonNode block, string at)
        {
            if ((string?)block["block_id"] is { } id)
            {
                Length(id, 1, 255, at + ".block_id");
                if (!_ids.Add("block " + id)) Add(at, $"repeats the block_id {id}");
            }

            switch ((string?)block["type"])
            {
                case "header":
                    PlainText(block["text"], Max("header", "text"), at + ".text");
                    break;
                case "divider":
                    break;
                case "data_visualization":
                    Chart(block, at);
                    break;
                case "context":
                    Each(block["elements"], 1, 10, at, (element, where) => PlainText(element, 3000, where));
                    break;
                case "actions":
                    Each(block["elements"], 1, 25, at, Element);
                    break;
                case "rich_text":
                    Each(block["elements"], 1, 100, at, RichText);
                    break;
                case "input":
                    PlainText(block["label"], Max("input", "label"), at + ".label");
                    if (block["hint"] is { } hint) PlainText(hint, Max("input", "hint"), at + ".hint");
                    Element(block["element"]!, at + ".element");
                    break;
                case var type:
                    Add(at, $"is of the unexpected type {type}");
                    break;
            }
        }

        private void Chart(JsonNode block, string at)
        {
            Length((string?)block["title"] ?? "", 1, Max("data_visualization", "title"), at + ".title");
            var chart = block["chart"]!;
            var most = (int)Limits["data_visualization"]!["data"]!["max_items"]!;
            if ((string?)chart["type"] == "pie")
            {
                Each(chart["segments"], 1, (int)Limits["data_visualization"]!["segments"]!["max_items"]!, at, Point);
                if (chart["segments"]!.AsArray().Any(segment => (decimal)segment!["value"]! <= 0)) Add(at, "has a slice of nothing");
                return;
            }

            if ((string?)chart["type"] is not ("bar" or "line" or "area")) Add(at, "is no chart that Slack draws");
            var categories = chart["axis_config"]!["categories"]!.AsArray().Select(c => (string)c!).ToList();
            if (categories.Count == 0 || categories.Count > most || categories.Distinct(StringComparer.Ordinal).Count() < categories.Count) Add(at, "has odd categories");
            foreach (var label in (string[])["x_label", "y_label"])
            {
                if (chart["axis_config"]![label] is { } axis) Length((string)axis!, 1, Max("data_visualization", "axis_label"), at + "." + label);
            }

            Each(chart["series"], 1, (int)Limits["data_visualization"]!["series"]!["max_items"]!, at, (series, where) =>
            {
                Length((string?)series["name"] ?? "", 1, Max("data_visualization", "series_name"), where + ".name");
                Each(series["data"], 1, most, where, Point);
                if (!series["data"]!.AsArray().Select(p => (string)p!["label"]!).SequenceEqual(categories, StringComparer.Ordinal)) Add(where, "does not follow the categories");
            });
        }

        private void Point(JsonNode point, string at)
        {
            Length((string?)point["label"] ?? "", 1, Max("data_visualization", "point_label"), at + ".label");
            if (point["value"]?.GetValueKind() != System.Text.Json.JsonValueKind.Number) Add(at, "has no number");
        }

        private void RichText(JsonNode element, string at)
        {
            switch ((string?)element["type"])
            {
                case "rich_text_section" or "rich_text_quote" or "rich_text_preformatted":
                    Each(element["elements"], 1, int.MaxValue, at, RichText);
                    break;
                case "rich_text_list":
                    Each(element["elements"], 1, 100, at, RichText);
                    break;
                case "text":
                    Length((string?)element["text"] ?? "", 1, 3000, at);
                    break;
                case "link":
                    Length((string?)element["url"] ?? "", 1, 3000, at + ".url");
                    if (element["text"] is { } text) Length((string)text!, 1, 3000, at + ".text");
                    break;
                case "user":
                    Length((string?)element["user_id"] ?? "", 1, 255, at);
                    break;
                case "channel":
                    Length((string?)element["channel_id"] ?? "", 1, 255, at);
                    break;
                case var type:
                    Add(at, $"is of the unexpected type {type}");
                    break;
            }
        }

        private void Element(JsonNode element, string at)
        {
            var id = (string?)element["action_id"] ?? "";
            Length(id, 1, 255, at + ".action_id");
            switch ((string?)element["type"])
            {
                case "button":
                    if (!_ids.Add("action " + id)) Add(at, $"repeats the action_id {id}");
                    PlainText(element["text"], 75, at + ".text");
                    if (element["value"] is { } value) Length((string)value!, 1, 2000, at + ".value");
                    if (element["url"] is { } url) Length((string)url!, 1, 3000, at + ".url");
                    break;
                case "plain_text_input":
                    var most = (int)element["max_length"]!;
                    if (most is < 1 or > 3000) Add(at, $"has a max_length of {most}");
                    if (element["initial_value"] is { } initial) Length((string)initial!, 1, most, at + ".initial_value");
                    break;
                case "multi_users_select":
                    break;
                case "radio_buttons" or "checkboxes":
                    Options(element, 10, at);
                    break;
                case "static_select" or "multi_static_select":
                    Options(element, 100, at);
                    break;
                case var type:
                    Add(at, $"is of the unexpected type {type}");
                    break;
            }
        }

        private void Options(JsonNode element, int most, string at)
        {
            Each(element["options"], 1, most, at, (option, where) =>
            {
                PlainText(option["text"], Max("option", "text"), where);
                Length((string?)option["value"] ?? "", 1, Max("option", "value"), where + ".value");
            });
            var options = element["options"]!.AsArray();
            var initial = element["initial_options"]?.AsArray().ToList() ?? [];
            if (element["initial_option"] is { } one) initial.Add(one);
            if (!initial.TrueForAll(chosen => options.Any(option => JsonNode.DeepEquals(option, chosen)))) Add(at, "starts with what is no option");
        }

        private void PlainText(JsonNode? text, int most, string at)
        {
            if ((string?)text?["type"] != "plain_text") Add(at, "is no plain_text");
            Length((string?)text?["text"] ?? "", 1, most, at);
        }

        private void Each(JsonNode? nodes, int least, int most, string at, Action<JsonNode, string> check)
        {
            var array = nodes?.AsArray() ?? [];
            Count(array, least, most, at);
            for (var i = 0; i < array.Count; i++) check(array[i]!, $"{at}[{i}]");
        }

        private void Count(JsonArray array, int least, int most, string at)
        {
            if (array.Count < least || array.Count > most) Add(at, $"holds {array.Count} where {least} to {most} may be");
        }

        private void Length(string text, int least, int most, string at)
        {
            var length = text.EnumerateRunes().Count();
            _characters += length;
            if (length < least || length > most) Add(at, $"is {length} long where {least} to {most} may be");
            if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))) Add(at, "holds a control character");
            if (HasLoneSurrogate(text)) Add(at, "holds half a character");
        }

        private static bool HasLoneSurrogate(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
                else if (char.IsSurrogate(text[i])) return true;
            }

            return false;
        }

        private static int Max(string what, string part) => (int)Limits[what]![part]!["max_length"]!;

        private void Add(string at, string what) => Violations.Add($"{at} {what}");
    }
}
