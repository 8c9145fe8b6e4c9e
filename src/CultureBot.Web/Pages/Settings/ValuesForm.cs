using CultureBot.Kudos;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The form of a value as it was typed, and why it was refused.</summary>
/// <param name="Which">The value that it changes; empty for a new one.</param>
/// <param name="Name">Of the value, as one types it.</param>
/// <param name="Emoji">One, or empty.</param>
/// <param name="Sentence">How one sees it.</param>
public sealed record ValuesForm(string Which, string Name, string Emoji, string Sentence)
{
    public static ValuesForm Empty { get; } = new("", "", "", "");

    public ValueRefusal? Refusal { get; init; }

    public static ValuesForm Of(CompanyValue value) => new(value.Name, value.Name, value.Emoji, value.Sentence);

    public static ValuesForm Read(IFormCollection posted) =>
        new(posted["value"].ToString(), posted["name"].ToString(), posted["emoji"].ToString(), posted["sentence"].ToString());

    /// <summary>Whether the refusal is about one of its fields: <c>name</c>, <c>emoji</c> or <c>sentence</c>.</summary>
    public bool IsWrong(string field) => Refusal switch
    {
        ValueRefusal.Name or ValueRefusal.LongName or ValueRefusal.Exists => field == "name",
        ValueRefusal.Emoji => field == "emoji",
        ValueRefusal.LongSentence => field == "sentence",
        _ => false,
    };
}
