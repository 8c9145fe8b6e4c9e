using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Kudos;

/// <summary>How often each company value was lived, as a chart with its numbers in words; one value needs no picture.</summary>
internal static class KudosValues
{
    /// <param name="words">The phrasebook.</param>
    /// <param name="culture">The reader's language.</param>
    /// <param name="tags">One entry for each time that a value was lived.</param>
    public static IEnumerable<CardBlock> Lived(KudosWords words, CultureInfo culture, IEnumerable<string> tags)
    {
        var counts = tags.CountBy(t => t).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        if (counts.Count == 0) return [];
        var inWords = counts.ConvertAll(t => words.Say(culture, "DigestValue", ("tag", t.Key), ("count", t.Value)));
        if (counts.Count == 1) return [new TextBlock(words.Say(culture, "DigestValues")), new TextBlock(inWords[0])];

        var finding = counts[0].Value > counts[1].Value
            ? words.Say(culture, "DigestValuesMost", ("tag", counts[0].Key))
            : words.Say(culture, "DigestValuesAlike");
        return
        [
            new ChartBlock(ChartKind.Bar, finding, [.. counts.Zip(inWords, (t, said) => new ChartPoint("#" + t.Key, t.Value, said))])
            {
                Unit = words.SayPlain(culture, "DigestValuesUnit"),
            },
        ];
    }
}
