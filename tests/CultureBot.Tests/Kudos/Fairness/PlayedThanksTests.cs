using CultureBot.Kudos;
using CultureBot.People;

namespace CultureBot.Tests.Kudos.Fairness;

/// <summary>Thanks that go round (methodology §5): at least four each way and 60 % of what both give, or three in a circle three times.</summary>
public sealed class PlayedThanksTests
{
    private static readonly PersonId[] People = [.. Enumerable.Range(1, 9).Select(number => new PersonId(new Guid(number, 0, 0, new byte[8])))];

    [Theory]
    [InlineData("0>1:4 1>0:4", "0>1 1>0")]
    [InlineData("0>1:3 1>0:4", "")]
    [InlineData("0>1:4 1>0:4 0>2:2 1>2:2", "0>1 1>0")]
    [InlineData("0>1:4 1>0:4 0>2:3", "")]
    [InlineData("0>1:6 1>0:6 0>2:4 1>3:4", "0>1 1>0")]
    [InlineData("0>1:3 1>2:3 2>0:3", "0>1 1>2 2>0")]
    [InlineData("0>1:3 1>2:3 2>0:2", "")]
    [InlineData("0>1:3 1>2:3 2>3:3 3>0:3", "")]
    [InlineData("0>1:3 1>2:3 2>0:3 2>3:9 4>5:1", "0>1 1>2 2>0")]
    [InlineData("", "")]
    public void Thanks_that_go_round_are_found_and_others_are_not(string given, string found)
    {
        ThanksPair[] pairs = [.. given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

        Assert.Equal(
            found,
            string.Join(' ', PlayedThanks.Find(pairs).Select(pair => $"{Array.IndexOf(People, pair.Giver)}>{Array.IndexOf(People, pair.Recipient)}").Order(StringComparer.Ordinal)));
    }

    // "0>1:4": the first thanked the second four times.
    private static ThanksPair Read(string pair) => new(People[pair[0] - '0'], People[pair[2] - '0'], pair[4] - '0');
}
