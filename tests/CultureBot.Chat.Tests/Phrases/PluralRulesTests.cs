using System.Globalization;
using CultureBot.Chat.Phrases;

namespace CultureBot.Chat.Tests.Phrases;

public sealed class PluralRulesTests
{
    /// <summary>CLDR 48.2's own samples: language, category and numbers of it, one language for each set of rules.</summary>
    public static TheoryData<string, string, string> Samples { get; } = Read();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Numbers_take_the_category_that_CLDR_gives_as_sample(string language, string category, string numbers)
    {
        var rules = PluralRules.For(CultureInfo.GetCultureInfo(language));

        Assert.All(numbers.Split(' '), number => Assert.Equal(category, rules.Category(decimal.Parse(number, CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("de-AT", "one")]
    [InlineData("nb-NO", "one")]
    [InlineData("zh-Hant-TW", "other")]
    [InlineData("sr-Latn-RS", "one")]
    [InlineData("xx-unknown", "other")]
    public void A_region_follows_its_language(string culture, string categoryOfOne) =>
        Assert.Equal(categoryOfOne, PluralRules.For(CultureInfo.GetCultureInfo(culture)).Category(1));

    [Fact]
    public void European_and_Brazilian_Portuguese_differ_on_nothing()
    {
        Assert.Equal("one", PluralRules.For(CultureInfo.GetCultureInfo("pt-BR")).Category(0));
        Assert.Equal("other", PluralRules.For(CultureInfo.GetCultureInfo("pt-PT")).Category(0));
    }

    [Fact]
    public void Debts_count_as_their_amount() =>
        Assert.Equal("one", PluralRules.For(CultureInfo.GetCultureInfo("en")).Category(-1));

    private static TheoryData<string, string, string> Read()
    {
        var samples = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Phrases", "cldr-plural-samples.txt")))
        {
            var parts = line.Split(' ', 3);
            samples.Add(parts[0], parts[1], parts[2]);
        }

        return samples;
    }
}
