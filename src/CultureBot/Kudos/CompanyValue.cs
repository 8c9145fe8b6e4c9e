using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CultureBot.Kudos;

/// <summary>A value of the organization: a behaviour that people thank each other for.</summary>
/// <param name="Name">As one types it behind <c>#</c>, in lower case.</param>
/// <param name="Emoji">One, or empty.</param>
/// <param name="Sentence">How one sees it; may be empty.</param>
/// <param name="IsRetired">Nobody is thanked for it any more; kudos that were keep it.</param>
public sealed record CompanyValue(string Name, string Emoji = "", string Sentence = "", bool IsRetired = false)
{
    public const int LongestName = 30;
    public const int LongestSentence = 140;

    /// <summary>How it is shown where one chooses: its emoji and its name behind <c>#</c>.</summary>
    [JsonIgnore]
    public string Label => Emoji.Length == 0 ? "#" + Name : $"{Emoji} #{Name}";
}

/// <summary>All of them in their order.</summary>
/// <param name="All">Retired ones among them.</param>
/// <param name="Revision">What a change has to have seen; 0 while they are as the configuration says.</param>
public sealed record CompanyValueList(ImmutableArray<CompanyValue> All, long Revision)
{
    public const int MostInUse = 20;

    /// <summary>The first ones have a box in the form; Slack shows ten at most. The others can be typed.</summary>
    public const int InForm = 10;

    /// <summary>With those that were retired; a list that only grows has an end.</summary>
    public const int MostEver = 100;

    public IEnumerable<CompanyValue> InUse => All.Where(value => !value.IsRetired);
}
